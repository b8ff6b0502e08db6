package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * What was found out about two policies that disagree.
 *
 * @param flow the first flow about which they do
 * @param first rules that take such flows
 * @param second rules, met later, that say otherwise
 */
record PairFacts(Flow flow, Set<RuleOrigin> first, Set<RuleOrigin> second) {

    /** Two policies, the one met first first. */
    record Pair(Kind kind, Direction direction, RuleSource first, RuleSource second) {

        /** By kind, direction and the policies' names. */
        static final Comparator<Pair> ORDER = Comparator.comparing(Pair::kind)
                .thenComparing(Pair::direction)
                .thenComparing(pair -> pair.first.reference())
                .thenComparing(pair -> pair.second.reference())
                .thenComparing(pair -> pair.first.policyUid())
                .thenComparing(pair -> pair.second.policyUid());

        static Pair of(Kind kind, RuleOrigin first, RuleOrigin second) {
            return new Pair(kind, first.direction(), Policies.of(first), Policies.of(second));
        }
    }

    PairFacts {
        first = Set.copyOf(first);
        second = Set.copyOf(second);
    }

    PairFacts with(PairFacts other) {
        return new PairFacts(
                flow.compareTo(other.flow) <= 0 ? flow : other.flow,
                union(first, other.first),
                union(second, other.second));
    }

    private static Set<RuleOrigin> union(Set<RuleOrigin> some, Set<RuleOrigin> others) {
        Set<RuleOrigin> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
