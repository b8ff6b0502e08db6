package io.tierwall.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Records of what others did to clusters, bounded by {@link #MOST} and by age: the oldest go first. What a record says
 * is text to the store. Thread-safe.
 */
public interface DriftStore {

    /** So many records are kept. */
    int MOST = 10_000;

    /**
     * One record.
     *
     * @param id given by whoever makes it; greater than all before
     * @param path of what is concerned; empty when nothing is
     * @param active whether it is not over
     * @param lastSeen to the millisecond
     */
    record Entry(long id, String cluster, String path, boolean active, Instant lastSeen, String body) {}

    /**
     * Which records are asked for.
     *
     * @param activeOnly whether those that are over are left out
     */
    record Filter(Optional<String> cluster, Optional<String> path, boolean activeOnly) {

        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), false);
    }

    /**
     * Records, the one that was last seen first.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    List<Entry> list(Filter filter);

    /**
     * Keeps records, and forgets what is too much; one of the same id takes the old one's place. All or none.
     *
     * @throws StoreException when they could not be kept; repeating that does no harm
     */
    void save(Collection<Entry> entries);

    /**
     * Forgets what was last seen before that and is over.
     *
     * @throws StoreException when that failed
     */
    void forget(Instant before);
}
