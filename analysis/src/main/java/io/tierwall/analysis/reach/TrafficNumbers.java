package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of traffic by number, equal ones by the same: numbers are quicker to compare. Used by one thread to build. */
final class TrafficNumbers {

    static final int NONE = 0;
    static final int ALL = 1;

    private final List<TrafficSet> sets;
    private final Map<TrafficSet, Integer> numbers;

    TrafficNumbers() {
        this.sets = new ArrayList<>(List.of(TrafficSet.NONE, TrafficSet.ALL));
        this.numbers = new HashMap<>(Map.of(TrafficSet.NONE, NONE, TrafficSet.ALL, ALL));
    }

    /** Begins with what another one has. */
    TrafficNumbers(TrafficNumbers before) {
        this.sets = new ArrayList<>(before.sets);
        this.numbers = new HashMap<>(before.numbers);
    }

    int number(TrafficSet traffic) {
        if (traffic.isEmpty()) {
            return NONE;
        }
        return traffic.isAll()
                ? ALL
                : numbers.computeIfAbsent(traffic, unknown -> {
                    sets.add(unknown);
                    return sets.size() - 1;
                });
    }

    TrafficSet set(int number) {
        return sets.get(number);
    }

    int count() {
        return sets.size();
    }
}
