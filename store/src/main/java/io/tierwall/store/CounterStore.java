package io.tierwall.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Counters by cluster and number, and what they gained in each interval of the latest day. Thread-safe. */
public interface CounterStore {

    /**
     * All counters of a cluster.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    Map<Integer, Counter> counters(String cluster);

    /**
     * Keeps what a reading has changed: all of it or nothing, durable when this returns.
     *
     * @throws StoreException when it could not be kept; reading again and repeating counts nothing twice
     */
    void save(String cluster, CounterChanges changes);

    /**
     * What a counter gained, by the start of the interval; intervals without anything are missing.
     *
     * @param intervals the starts that are asked for
     * @throws StoreException.Unavailable when it cannot be read
     */
    Map<Instant, Counts> history(String cluster, int number, Collection<Instant> intervals);

    /**
     * Forgets a cluster.
     *
     * @throws StoreException when that failed
     */
    void forget(String cluster);
}
