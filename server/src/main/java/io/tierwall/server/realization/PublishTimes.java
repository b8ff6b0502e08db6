package io.tierwall.server.realization;

import io.tierwall.model.IntentPath;
import io.tierwall.store.PublishTimeStore;
import io.tierwall.store.PublishTimeStore.Entry;
import io.tierwall.store.StoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each cluster was told of its latest publishes, and when it had realized them. Those that it has realized outlive
 * the process. Thread-safe.
 */
public final class PublishTimes {

    private static final Logger LOG = LoggerFactory.getLogger(PublishTimes.class);

    private final PublishTimeStore store;

    /** By cluster and revision. */
    private final Map<String, SortedMap<Long, PublishTime>> clusters = new HashMap<>();

    /**
     * One publish in one cluster. Times are to the millisecond.
     *
     * @param accepted when it was durable
     * @param realized when all that was desired in the cluster was realized, at this revision or a later one that
     *     overtook it
     */
    public record PublishTime(long revision, Instant accepted, Optional<Instant> realized) {}

    private PublishTimes(PublishTimeStore store) {
        this.store = store;
    }

    /**
     * Goes on with what the store holds.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    public static PublishTimes open(PublishTimeStore store) {
        PublishTimes times = new PublishTimes(store);
        for (Entry entry : store.list()) {
            times.put(
                    entry.cluster(),
                    new PublishTime(entry.revision(), entry.accepted(), Optional.of(entry.realized())));
        }
        return times;
    }

    private void put(String cluster, PublishTime time) {
        SortedMap<Long, PublishTime> times = clusters.computeIfAbsent(cluster, _ -> new TreeMap<>());
        times.put(time.revision(), time);
        if (times.size() > PublishTimeStore.KEPT) {
            times.remove(times.firstKey());
        }
    }

    /** A publish that concerns the cluster is durable. */
    public synchronized void accepted(IntentPath cluster, long revision, Instant at) {
        put(cluster.id(), new PublishTime(revision, at.truncatedTo(ChronoUnit.MILLIS), Optional.empty()));
    }

    /** The cluster holds all that was desired at a revision. */
    public synchronized void realized(IntentPath cluster, long revision, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<Entry> entries = new ArrayList<>();
        for (PublishTime time : of(cluster)) {
            if (time.revision() <= revision && time.realized().isEmpty()) {
                // Both are by our clock, and yet a clock can be set back.
                Instant realized = now.isBefore(time.accepted()) ? time.accepted() : now;
                put(cluster.id(), new PublishTime(time.revision(), time.accepted(), Optional.of(realized)));
                entries.add(new Entry(cluster.id(), time.revision(), time.accepted(), realized));
            }
        }
        try {
            store.save(cluster.id(), entries);
        } catch (StoreException e) {
            LOG.warn(
                    "how long {} took for revision {} could not be stored: {}", cluster.id(), revision, e.getMessage());
        }
    }

    /** A cluster's latest publishes, the latest first. */
    public synchronized List<PublishTime> of(IntentPath cluster) {
        SortedMap<Long, PublishTime> times = clusters.getOrDefault(cluster.id(), new TreeMap<>());
        return List.copyOf(times.reversed().values());
    }

    /** The cluster is no longer registered. */
    public synchronized void forget(IntentPath cluster) {
        clusters.remove(cluster.id());
        try {
            store.forget(cluster.id());
        } catch (StoreException e) {
            LOG.warn("how long {} took for its publishes could not be removed: {}", cluster.id(), e.getMessage());
        }
    }
}
