package io.tierwall.antrea.resolve;

import java.util.Comparator;

/** A rule with its place among all others of its direction. */
record Ranked(int tier, double priority, int index, ResolvedRule rule) {

    /**
     * Policies of equal priority are not ordered by contract; here the first rules of all come before the second ones.
     */
    static final Comparator<Ranked> EVALUATION = Comparator.comparingInt(Ranked::tier)
            .thenComparingDouble(Ranked::priority)
            .thenComparingInt(Ranked::index)
            .thenComparing(ranked -> ranked.rule().source().policyUid());
}
