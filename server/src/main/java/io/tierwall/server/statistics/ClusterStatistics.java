package io.tierwall.server.statistics;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.store.Counter;
import io.tierwall.store.CounterChanges;
import io.tierwall.store.CounterStore;
import io.tierwall.store.Counts;
import io.tierwall.sync.TrafficReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Totals of one cluster, in memory and in the store. Thread-safe. What a reading adds counts once it is stored; when it
 * cannot be stored, the next reading adds it.
 */
final class ClusterStatistics {

    private final IntentPath cluster;
    private final CounterStore store;
    private final Supplier<Intent> intents;
    private volatile ClusterCounts current;

    ClusterStatistics(IntentPath cluster, CounterStore store, Supplier<Intent> intents) {
        this.cluster = cluster;
        this.store = store;
        this.intents = intents;
        this.current = new ClusterCounts(cluster, Optional.empty(), store.counters(cluster.id()));
    }

    ClusterCounts current() {
        return current;
    }

    synchronized void read(TrafficReading reading) {
        Set<Integer> rules = intents.get().policies().stream()
                .flatMap(tree -> tree.rules().stream())
                .map(Rule::ruleId)
                .collect(Collectors.toUnmodifiableSet());
        Map<Integer, Counter> before = current.counters();
        Accumulation added = Accumulation.of(before, reading, rules::contains);
        Set<Integer> gone = new HashSet<>(before.keySet());
        gone.removeAll(rules);
        save(added.changed(), gone, added.gained(), reading.asOf());
        current = new ClusterCounts(cluster, Optional.of(reading.asOf()), current.counters());
    }

    /** Begins all totals at zero. When something was last hit stays known. */
    synchronized void reset(Instant now) {
        Map<Integer, Counter> zeroed = new HashMap<>();
        current.counters()
                .forEach((rule, counter) ->
                        zeroed.put(rule, new Counter(Counts.NONE, now, counter.lastHit(), counter.baselines())));
        save(zeroed, Set.of(), Map.of(), now);
    }

    private void save(Map<Integer, Counter> changed, Set<Integer> gone, Map<Integer, Counts> gained, Instant now) {
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        store.save(cluster.id(), new CounterChanges(changed, gone, gained, History.start(now), History.oldest(now)));
        Map<Integer, Counter> after = new HashMap<>(current.counters());
        after.putAll(changed);
        after.keySet().removeAll(gone);
        current = new ClusterCounts(cluster, current.asOf(), after);
    }
}
