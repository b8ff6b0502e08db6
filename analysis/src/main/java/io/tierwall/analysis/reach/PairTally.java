package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import java.util.HashMap;
import java.util.Map;

/** Adds up what passes between pairs of addresses. Used by one thread. */
final class PairTally {

    private final TrafficNumbers numbers;
    /** How many pairs have this traffic of the sender's rules, and that of the receiver's. */
    private final Map<Long, long[]> counts = new HashMap<>();

    /** Pairs that nothing passes between, and those that everything does. */
    private long closed;

    private long whole;
    private long last = -1;
    private long[] lastCount = {0};

    PairTally(TrafficNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * @param egress number of the traffic that the sender's rules let pass
     * @param ingress number of that which the receiver's do
     */
    void add(int egress, int ingress, long pairs) {
        if (pairs == 0) {
            return;
        }
        if (egress == TrafficNumbers.NONE || ingress == TrafficNumbers.NONE) {
            closed += pairs;
            return;
        }
        if (egress == TrafficNumbers.ALL && ingress == TrafficNumbers.ALL) {
            whole += pairs;
            return;
        }
        long key = (long) egress << Integer.SIZE | ingress;
        if (key != last) {
            lastCount = counts.computeIfAbsent(key, _ -> new long[1]);
            last = key;
        }
        lastCount[0] += pairs;
    }

    /** What it comes to, as far as this traffic is concerned; some at least. */
    Passing passing(TrafficSet asked) {
        TrafficSet some = whole > 0 ? asked : TrafficSet.NONE;
        TrafficSet every = closed > 0 ? TrafficSet.NONE : asked;
        long pairs = whole + closed;
        long open = whole;
        long complete = whole;
        for (Map.Entry<Long, long[]> entry : counts.entrySet()) {
            long key = entry.getKey();
            long count = entry.getValue()[0];
            TrafficSet traffic = numbers.set((int) (key >>> Integer.SIZE))
                    .intersect(numbers.set((int) key))
                    .intersect(asked);
            some = some.union(traffic);
            every = every.intersect(traffic);
            pairs += count;
            open += traffic.isEmpty() ? 0 : count;
            complete += traffic.equals(asked) ? count : 0;
        }
        return new Passing(pairs, open, complete, some, pairs == 0 ? TrafficSet.NONE : every);
    }
}
