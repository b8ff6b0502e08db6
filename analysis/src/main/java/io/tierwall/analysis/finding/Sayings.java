package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Numbers what rules say, whatever they are called: to whom they apply, about what, and their verdict. One thread. */
final class Sayings {

    private final IdentityHashMap<RoaringBitmap, Integer> sets = new IdentityHashMap<>();
    private final Map<RoaringBitmap, Integer> numbers = new HashMap<>();
    private final Map<Said, Integer> sayings = new HashMap<>();

    private record Part(int appliedTo, Object far, TrafficSet traffic) {}

    private record Said(Direction direction, Verdict verdict, Set<Part> parts) {}

    /** The number, from 0, of what a rule says that came to these. */
    int number(RuleOrigin rule, List<Rule> parts) {
        Set<Part> said = HashSet.newHashSet(parts.size());
        for (Rule part : parts) {
            Object far = part.far() instanceof FarEnd.Addresses(var addresses) ? number(addresses) : part.far();
            said.add(new Part(number(part.appliedTo()), far, part.traffic()));
        }
        return sayings.computeIfAbsent(new Said(rule.direction(), rule.verdict(), said), _ -> sayings.size());
    }

    private int number(RoaringBitmap set) {
        return sets.computeIfAbsent(set, _ -> numbers.computeIfAbsent(set, _ -> numbers.size()));
    }

    /** How many numbers there are. */
    int count() {
        return sayings.size();
    }
}
