package io.tierwall.store;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a reading of a cluster's counters changes.
 *
 * @param changed counters as they are now, by the number of the rule
 * @param gone numbers of rules that are no more
 * @param gained what was counted since the reading before
 * @param interval the start of the interval of the history that this belongs to
 * @param oldest what of the history is older is forgotten
 */
public record CounterChanges(
        Map<Integer, Counter> changed,
        Set<Integer> gone,
        Map<Integer, Counts> gained,
        Instant interval,
        Instant oldest) {

    public CounterChanges {
        changed = Map.copyOf(changed);
        gone = Set.copyOf(gone);
        gained = Map.copyOf(gained);
    }
}
