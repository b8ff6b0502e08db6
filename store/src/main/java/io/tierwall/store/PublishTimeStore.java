package io.tierwall.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How long clusters took to realize their latest publishes. Thread-safe. */
public interface PublishTimeStore {

    /** So many publishes of each cluster are kept, those with the highest revisions. */
    int KEPT = 20;

    /**
     * One publish that a cluster has realized. Times are to the millisecond.
     *
     * @param accepted when it was durable
     * @param realized when the cluster held it
     */
    record Entry(String cluster, long revision, Instant accepted, Instant realized) {}

    /**
     * Everything, by cluster and then by revision.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    List<Entry> list();

    /**
     * Keeps entries of one cluster, all or none.
     *
     * @throws StoreException when they could not be kept; repeating that does no harm
     */
    void save(String cluster, Collection<Entry> entries);

    /**
     * Forgets a cluster.
     *
     * @throws StoreException when that failed
     */
    void forget(String cluster);
}
