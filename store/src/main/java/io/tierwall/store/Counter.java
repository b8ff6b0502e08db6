package io.tierwall.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule has met in one cluster.
 *
 * @param total since {@code since}
 * @param lastHit the time of the reading that first showed its latest packet
 * @param baselines what the cluster said last, by the name that it uses, so that the next reading tells what is new
 */
public record Counter(Counts total, Instant since, Optional<Instant> lastHit, Map<String, Baseline> baselines) {

    public Counter {
        baselines = Map.copyOf(baselines);
    }

    /** Nothing yet. */
    public static Counter startingAt(Instant since) {
        return new Counter(Counts.NONE, since, Optional.empty(), Map.of());
    }

    /**
     * A reading.
     *
     * @param epoch what a cluster's counting started with; counters of another epoch started from zero
     */
    public record Baseline(String epoch, Counts counts) {}
}
