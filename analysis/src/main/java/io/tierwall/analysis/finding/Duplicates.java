package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds rules that say the same. Sets of addresses are told apart by number; the number of a set that is the same
 * object as before is known already. Used by one thread.
 */
final class Duplicates {

    private IdentityHashMap<RoaringBitmap, Integer> numbers = new IdentityHashMap<>();
    private Map<RoaringBitmap, Integer> byContent = new HashMap<>();

    private record Part(int appliedTo, Object far, TrafficSet traffic) {}

    private record Said(Direction direction, Verdict verdict, Set<Part> parts) {}

    /** One for each rule that says what one before it says, about that one. */
    List<Finding> of(Map<RuleOrigin, List<Rule>> written) {
        IdentityHashMap<RoaringBitmap, Integer> before = numbers;
        numbers = new IdentityHashMap<>();
        Map<Said, RuleOrigin> first = HashMap.newHashMap(written.size());
        List<Finding> found = new ArrayList<>();
        written.forEach((rule, parts) -> {
            if (parts.stream().anyMatch(part -> !part.appliedTo().isEmpty())) {
                RuleOrigin earlier = first.putIfAbsent(said(rule, parts, before), rule);
                if (earlier != null) {
                    found.add(duplicate(rule, earlier));
                }
            }
        });
        forget();
        return found;
    }

    private Said said(RuleOrigin rule, List<Rule> parts, IdentityHashMap<RoaringBitmap, Integer> before) {
        Set<Part> said = HashSet.newHashSet(parts.size());
        for (Rule part : parts) {
            Object far = part.far() instanceof FarEnd.Addresses(var addresses) ? number(addresses, before) : part.far();
            said.add(new Part(number(part.appliedTo(), before), far, part.traffic()));
        }
        return new Said(rule.direction(), rule.verdict(), said);
    }

    private int number(RoaringBitmap set, IdentityHashMap<RoaringBitmap, Integer> before) {
        return numbers.computeIfAbsent(set, _ -> {
            Integer known = before.get(set);
            return known != null ? known : byContent.computeIfAbsent(set, _ -> byContent.size());
        });
    }

    /** Sets that nobody uses any more must not pile up. */
    private void forget() {
        if (byContent.size() > 2 * numbers.size()) {
            numbers = new IdentityHashMap<>();
            byContent = new HashMap<>();
        }
    }

    private static Finding duplicate(RuleOrigin rule, RuleOrigin earlier) {
        return new Finding(
                Kind.DUPLICATE,
                List.of(rule),
                List.of(earlier),
                Optional.empty(),
                Optional.empty(),
                Words.sentence(Words.rule(rule) + " says the same as " + Words.rule(earlier)));
    }
}
