package io.tierwall.server.statistics;

import io.tierwall.antrea.render.RuleNames;
import io.tierwall.store.Counter;
import io.tierwall.store.Counter.Baseline;
import io.tierwall.store.Counts;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a reading adds to totals. What a cluster says is new is what exceeds the reading before; all of it when it
 * counts in another epoch or has become less, as it does after a reset.
 *
 * @param changed counters that the reading changes, by the number of the rule
 * @param gained what is new, by the number of the rule; without those that met nothing
 */
record Accumulation(Map<Integer, Counter> changed, Map<Integer, Counts> gained) {

    /**
     * Adds a reading.
     *
     * @param exists whether there still is a rule of this number; what others met is dropped
     */
    static Accumulation of(Map<Integer, Counter> before, TrafficReading reading, IntPredicate exists) {
        Map<Integer, Counter> changed = new HashMap<>();
        Map<Integer, Counts> gained = new HashMap<>();
        for (TrafficReading.PolicyCounters policy : reading.policies()) {
            policy.rules()
                    .forEach((name, traffic) -> RuleNames.ruleId(name).stream()
                            .filter(exists)
                            .forEach(rule -> {
                                Counter known = Optional.ofNullable(changed.get(rule))
                                        .or(() -> Optional.ofNullable(before.get(rule)))
                                        .orElseGet(() -> Counter.startingAt(reading.asOf()));
                                Baseline now = new Baseline(policy.epoch(), counts(traffic));
                                Optional<Baseline> last =
                                        Optional.ofNullable(known.baselines().get(name));
                                if (!last.equals(Optional.of(now))) {
                                    Counts delta = delta(last, now);
                                    changed.put(rule, next(known, name, now, delta, reading.asOf()));
                                    if (!delta.equals(Counts.NONE)) {
                                        gained.merge(rule, delta, Counts::plus);
                                    }
                                }
                            }));
        }
        return new Accumulation(changed, gained);
    }

    private static Counts counts(Traffic traffic) {
        return new Counts(traffic.sessions(), traffic.packets(), traffic.bytes());
    }

    private static Counts delta(Optional<Baseline> last, Baseline now) {
        return last.filter(known -> known.epoch().equals(now.epoch()))
                .map(Baseline::counts)
                .filter(known -> !now.counts().isLessThan(known))
                .map(now.counts()::minus)
                .orElse(now.counts());
    }

    private static Counter next(Counter known, String name, Baseline now, Counts delta, Instant asOf) {
        Map<String, Baseline> baselines = new HashMap<>(known.baselines());
        baselines.put(name, now);
        Optional<Instant> lastHit = delta.equals(Counts.NONE) ? known.lastHit() : Optional.of(asOf);
        return new Counter(known.total().plus(delta), known.since(), lastHit, baselines);
    }
}
