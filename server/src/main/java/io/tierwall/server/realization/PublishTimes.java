package io.tierwall.server.realization;

import io.tierwall.model.IntentPath;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;

/**
 * When each cluster was told of its latest publishes, and when it had realized them. Kept as long as the process runs.
 * Thread-safe.
 */
public final class PublishTimes {

    /** So many publishes of each cluster are remembered. */
    public static final int REMEMBERED = 20;

    private final Map<IntentPath, Deque<PublishTime>> clusters = new HashMap<>();

    /**
     * One publish in one cluster.
     *
     * @param accepted when it was durable
     * @param realized when all that was desired in the cluster was realized, at this revision or a later one that
     *     overtook it
     */
    public record PublishTime(long revision, Instant accepted, Optional<Instant> realized) {}

    /** A publish that concerns the cluster is durable. */
    public synchronized void accepted(IntentPath cluster, long revision, Instant at) {
        Deque<PublishTime> times = clusters.computeIfAbsent(cluster, _ -> new ArrayDeque<>());
        times.addLast(new PublishTime(revision, at, Optional.empty()));
        if (times.size() > REMEMBERED) {
            times.removeFirst();
        }
    }

    /** The cluster holds all that was desired at a revision. */
    public synchronized void realized(IntentPath cluster, long revision, Instant at) {
        List<PublishTime> times = new ArrayList<>(clusters.getOrDefault(cluster, new ArrayDeque<>()));
        for (ListIterator<PublishTime> each = times.listIterator(); each.hasNext(); ) {
            PublishTime time = each.next();
            if (time.revision() <= revision && time.realized().isEmpty()) {
                // By one clock each, and yet a clock can be set back.
                Instant realized = at.isBefore(time.accepted()) ? time.accepted() : at;
                each.set(new PublishTime(time.revision(), time.accepted(), Optional.of(realized)));
            }
        }
        clusters.computeIfPresent(cluster, (_, _) -> new ArrayDeque<>(times));
    }

    /** A cluster's publishes since the process began, the latest first. */
    public synchronized List<PublishTime> of(IntentPath cluster) {
        return List.copyOf(clusters.getOrDefault(cluster, new ArrayDeque<>()).reversed());
    }

    /** The cluster is no longer registered. */
    public synchronized void forget(IntentPath cluster) {
        clusters.remove(cluster);
    }
}
