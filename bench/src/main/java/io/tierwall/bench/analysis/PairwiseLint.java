package io.tierwall.bench.analysis;

import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Brute force: compares each rule with each one before it, by their sets of addresses. It sees what one other rule does
 * to a rule, and not what several do together.
 */
final class PairwiseLint {

    private final List<Plain> rules;

    /** @param far empty for anything */
    private record Plain(Rule rule, Set<Integer> appliedTo, Optional<Set<Integer>> far, TrafficSet traffic) {

        static Plain of(Rule rule) {
            Optional<Set<Integer>> far = rule.far() instanceof FarEnd.Addresses(RoaringBitmap numbers)
                    ? Optional.of(set(numbers))
                    : Optional.empty();
            return new Plain(rule, set(rule.appliedTo()), far, rule.traffic());
        }

        private static Set<Integer> set(RoaringBitmap numbers) {
            Set<Integer> set = HashSet.newHashSet(numbers.getCardinality());
            numbers.forEach((int number) -> set.add(number));
            return set;
        }

        boolean overlaps(Plain other) {
            return !Collections.disjoint(appliedTo, other.appliedTo)
                    && (far.isEmpty() || other.far.isEmpty() || !Collections.disjoint(far.get(), other.far.get()))
                    && traffic.intersects(other.traffic);
        }

        boolean covers(Plain other) {
            return appliedTo.containsAll(other.appliedTo)
                    && (far.isEmpty() || (other.far.isPresent() && far.get().containsAll(other.far.get())))
                    && other.traffic.minus(traffic).isEmpty();
        }

        boolean takesAllBefore(Plain later) {
            Stage stage = rule.origin().place().stage();
            boolean takes = rule.origin().verdict() != Verdict.PASS
                    || later.rule.origin().place().stage() == Stage.TIERS;
            return takes && stage == Stage.TIERS && covers(later);
        }
    }

    /**
     * What was seen of one rule.
     *
     * @param overlapping how many rules before it match something that it matches, and say otherwise
     * @param covered whether one of them takes all that it matches
     */
    record Seen(Rule rule, int overlapping, boolean covered) {}

    /** @param rules of one direction, in order */
    PairwiseLint(List<Rule> rules) {
        this.rules = rules.stream().map(Plain::of).toList();
    }

    int count() {
        return rules.size();
    }

    /** Compares one rule with all before it. */
    Seen look(int place) {
        Plain rule = rules.get(place);
        List<Plain> overlapping = IntStream.range(0, place)
                .mapToObj(rules::get)
                .filter(before -> before.overlaps(rule))
                .toList();
        long opposite = overlapping.stream()
                .filter(before ->
                        before.rule.origin().verdict() != rule.rule.origin().verdict())
                .count();
        return new Seen(
                rule.rule, (int) opposite, overlapping.stream().anyMatch(before -> before.takesAllBefore(rule)));
    }
}
