package io.tierwall.server.statistics;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.store.Counter;
import io.tierwall.store.Counts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one cluster has counted.
 *
 * @param cluster its path
 * @param asOf when it was last read; nothing before the first reading since the manager started
 * @param counters by the number of the rule; a rule that never met a packet is missing
 */
public record ClusterCounts(IntentPath cluster, Optional<Instant> asOf, Map<Integer, Counter> counters) {

    public ClusterCounts {
        counters = Map.copyOf(counters);
    }

    /** The counter of a rule, if it ever met a packet here. */
    public Optional<Counter> counter(Rule rule) {
        return Optional.ofNullable(counters.get(rule.ruleId()));
    }

    /** What a rule has met here. */
    public Counts of(Rule rule) {
        return counter(rule).map(Counter::total).orElse(Counts.NONE);
    }

    /** Sessions of all rules together. */
    public long totalSessions() {
        return counters.values().stream()
                .mapToLong(counter -> counter.total().sessions())
                .sum();
    }

    /** Sessions of the rule that has met most. */
    public long mostSessions() {
        return counters.values().stream()
                .mapToLong(counter -> counter.total().sessions())
                .max()
                .orElse(0);
    }
}
