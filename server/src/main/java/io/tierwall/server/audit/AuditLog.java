package io.tierwall.server.audit;

import io.tierwall.store.AuditStore;
import io.tierwall.store.AuditStore.Entry;
import io.tierwall.store.AuditStore.Filter;
import io.tierwall.store.AuditStore.Outcome;
import io.tierwall.store.StoreException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who asked to change what. A request is on the disk before it is let in; what became of it follows a moment later. So
 * whatever happens to the manager, nothing was changed of which there is no record, and a request without an outcome is
 * one whose answer is not known. Thread-safe.
 */
public final class AuditLog {

    /** So much may wait to be stored while the store does not answer. */
    static final int MOST_WAITING = 10_000;

    private final AuditStore store;
    private final Clock clock;
    private final Runnable listener;
    private final AtomicLong lastId;
    private final AtomicBoolean news = new AtomicBoolean();
    private final Backlog<Entry> refusals;
    private final Backlog<Outcome> outcomes;

    private AuditLog(AuditStore store, Clock clock, Runnable listener) {
        this.store = store;
        this.clock = clock;
        this.listener = listener;
        this.lastId = new AtomicLong(store.lastId());
        this.refusals = new Backlog<>("refused requests", MOST_WAITING, store::append);
        this.outcomes = new Backlog<>("outcomes of requests", MOST_WAITING, store::settle);
    }

    /**
     * Goes on with what the store holds.
     *
     * @param listener is told by {@link #save} that there is something new
     * @throws StoreException.Unavailable when it cannot be read
     */
    public static AuditLog open(AuditStore store, Clock clock, Runnable listener) {
        return new AuditLog(store, clock, listener);
    }

    /**
     * Records a request that is about to be let in. Once this returns, no crash loses it. Waits for the disk.
     *
     * @throws StoreException when it could not be recorded; the request must not be let in
     */
    public void begin(AuditedRequest request) {
        store.append(List.of(entry(request, OptionalInt.empty())));
        news.set(true);
    }

    /** Records a request that has been answered without being let in. Quick. */
    public void answered(AuditedRequest request, int status) {
        refusals.add(entry(request, OptionalInt.of(status)));
        news.set(true);
    }

    /** A request that was let in is answered. Quick. */
    public void answered(String request, int status) {
        outcomes.add(new Outcome(request, OptionalInt.of(status), OptionalLong.empty()));
        news.set(true);
    }

    /** A request that was let in has made a revision. Quick. */
    public void published(String request, long revision) {
        outcomes.add(new Outcome(request, OptionalInt.empty(), OptionalLong.of(revision)));
        news.set(true);
    }

    private Entry entry(AuditedRequest request, OptionalInt status) {
        return new Entry(
                lastId.incrementAndGet(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.user(),
                request.known(),
                request.address(),
                request.method(),
                request.path(),
                request.parameters(),
                request.id(),
                status,
                OptionalLong.empty());
    }

    /** Stores what waits for it, and tells the listener if there is anything new since the last time. */
    public void save() {
        flush();
        if (news.getAndSet(false)) {
            listener.run();
        }
    }

    private void flush() {
        refusals.flush();
        outcomes.flush();
    }

    /**
     * Entries, the latest first.
     *
     * @param before only those with a smaller id
     * @param most so many at most
     * @throws StoreException.Unavailable when they cannot be read
     */
    public List<Entry> list(Filter filter, long before, int most) {
        flush();
        return store.list(filter, before, most);
    }

    /**
     * How many entries there are.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    public int count(Filter filter) {
        return store.count(filter);
    }
}
