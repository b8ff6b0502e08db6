package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.lab.network.NetworkException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Numbers for rules that fit into half of a connection mark. A rule keeps its number while it is in force, so that its
 * connections go on counting; numbers are used again as late as possible. Not thread-safe.
 */
final class RuleNumbers {

    private static final int MOST = 0xFFFF;

    private final Map<RuleSource, Integer> numbers = new HashMap<>();
    private final BitSet used = new BitSet(MOST + 1);
    private int last;

    /** Forgets all rules but these and numbers those that are new. */
    void keep(Set<RuleSource> sources) {
        numbers.keySet().retainAll(sources);
        used.clear();
        numbers.values().forEach(used::set);
        for (RuleSource source : sources) {
            if (!numbers.containsKey(source)) {
                numbers.put(source, next());
            }
        }
    }

    /** Takes back what has happened since {@link #all} answered this. */
    void restore(Map<RuleSource, Integer> before) {
        numbers.clear();
        numbers.putAll(before);
    }

    private int next() {
        if (numbers.size() >= MOST) {
            throw new NetworkException("the lab counts at most " + MOST + " rules");
        }
        do {
            last = last % MOST + 1;
        } while (used.get(last));
        used.set(last);
        return last;
    }

    int of(RuleSource source) {
        return numbers.getOrDefault(source, 0);
    }

    Map<RuleSource, Integer> all() {
        return Map.copyOf(numbers);
    }
}
