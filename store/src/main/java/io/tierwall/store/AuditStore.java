package io.tierwall.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Who asked to change what, and what became of it; bounded: the oldest go first, those of strangers apart from the
 * others, so that nobody can drive out what others did by trying passwords. Thread-safe.
 */
public interface AuditStore {

    /** So many entries of known users are kept, at least. */
    int MOST = 100_000;

    /** So many entries of those whom nobody knows are kept, at least. */
    int MOST_OF_STRANGERS = 10_000;

    /** So many more may be there for a while. */
    int SLACK = 1_000;

    /**
     * One request.
     *
     * @param id given by whoever makes it; greater than all before
     * @param time when it came, to the millisecond
     * @param user who sent it; empty when that is not known at all
     * @param known whether they have shown that they are this user
     * @param address of the client
     * @param method of HTTP
     * @param path of the URL, without its query
     * @param parameters those of the query that say what is to be done
     * @param request the id that the answer carries; no other entry has it
     * @param status of the answer; empty when it was not answered
     * @param revision of the intent that it made, if any
     */
    record Entry(
            long id,
            Instant time,
            String user,
            boolean known,
            String address,
            String method,
            String path,
            String parameters,
            String request,
            OptionalInt status,
            OptionalLong revision) {}

    /**
     * What became of a request; what is empty leaves the entry as it is.
     *
     * @param request the id of the request
     */
    record Outcome(String request, OptionalInt status, OptionalLong revision) {}

    /**
     * Which entries are asked for.
     *
     * @param user exactly this one
     * @param path what the path begins with
     * @param since not before
     * @param until before
     * @param failed whether only those are wanted that were not answered with success
     */
    record Filter(
            Optional<String> user,
            Optional<String> path,
            Optional<Instant> since,
            Optional<Instant> until,
            boolean failed) {

        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * The id of the latest entry; 0 when there is none.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    long lastId();

    /**
     * Keeps entries, and forgets what is too much. All or none; durable once this returns.
     *
     * @throws StoreException when they could not be kept; repeating that does no harm
     */
    void append(Collection<Entry> entries);

    /**
     * Completes entries. All or none; those that are forgotten already are passed over, and repeating it does no harm.
     *
     * @throws StoreException when that failed
     */
    void settle(Collection<Outcome> outcomes);

    /**
     * Entries, the latest first.
     *
     * @param before only those with a smaller id
     * @param most so many at most
     * @throws StoreException.Unavailable when they cannot be read
     */
    List<Entry> list(Filter filter, long before, int most);

    /**
     * How many entries there are.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    int count(Filter filter);
}
