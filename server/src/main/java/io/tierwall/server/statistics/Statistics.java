package io.tierwall.server.statistics;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.store.CounterStore;
import io.tierwall.store.Counts;
import io.tierwall.store.StoreException;
import io.tierwall.sync.TrafficReading;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Totals of all clusters. Thread-safe. */
public final class Statistics {

    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);

    private final CounterStore store;
    private final Supplier<Intent> intents;
    private final Clock clock;
    private final Map<IntentPath, ClusterStatistics> clusters = new ConcurrentHashMap<>();

    public Statistics(CounterStore store, Supplier<Intent> intents, Clock clock) {
        this.store = store;
        this.intents = intents;
        this.clock = clock;
    }

    private ClusterStatistics statistics(IntentPath cluster) {
        return clusters.computeIfAbsent(cluster, path -> new ClusterStatistics(path, store, intents));
    }

    /**
     * Takes what a cluster has counted.
     *
     * @throws StoreException when it cannot be kept; the next reading then adds it
     */
    public void read(IntentPath cluster, TrafficReading reading) {
        statistics(cluster).read(reading);
    }

    /**
     * What a cluster has counted.
     *
     * @throws StoreException.Unavailable when the totals of earlier days cannot be read
     */
    public ClusterCounts of(IntentPath cluster) {
        return statistics(cluster).current();
    }

    /**
     * Begins the totals of these clusters at zero; durable when this returns. What a cluster counted since the latest
     * reading belongs to the new totals.
     *
     * @throws StoreException when that could not be kept for one of them; clusters before it are reset
     */
    public void reset(Collection<IntentPath> some) {
        Instant now = clock.instant();
        some.forEach(cluster -> statistics(cluster).reset(now));
    }

    /**
     * What a rule has met in each interval of the latest day, in these clusters together.
     *
     * @return by the start of the interval, the oldest first, also those without anything
     * @throws StoreException.Unavailable when it cannot be read
     */
    public SortedMap<Instant, Counts> history(Rule rule, Collection<IntentPath> some) {
        List<Instant> starts = History.starts(clock.instant());
        SortedMap<Instant, Counts> history = new TreeMap<>();
        starts.forEach(start -> history.put(start, Counts.NONE));
        for (IntentPath cluster : some) {
            store.history(cluster.id(), rule.ruleId(), starts)
                    .forEach((start, counts) -> history.merge(start, counts, Counts::plus));
        }
        return history;
    }

    /** Forgets a cluster; what cannot be removed from the store is in nobody's way there. */
    public void forget(IntentPath cluster) {
        clusters.remove(cluster);
        try {
            store.forget(cluster.id());
        } catch (StoreException e) {
            LOG.warn("what {} has counted could not be removed: {}", cluster.id(), e.getMessage());
        }
    }
}
