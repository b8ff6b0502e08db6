package io.tierwall.bench.churn;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The place that a rule is said to have, in the order in which packets meet rules.
 *
 * @param tier priority of the tier; lower is first
 * @param policy priority of the policy; lower is first
 * @param rule place within the policy, from 0
 */
record SlotKey(int tier, double policy, int rule) implements Comparable<SlotKey> {

    private static final Comparator<SlotKey> ORDER = Comparator.comparingInt(SlotKey::tier)
            .thenComparingDouble(SlotKey::policy)
            .thenComparingInt(SlotKey::rule);

    private static final int OF_A_TIER = 200;
    private static final int OF_A_POLICY = 20;
    private static final int APPLICATION_TIER = 250;
    private static final int OF_A_POLICY_IN_APPLICATION = 100;

    /** The rules of a policy from one place to before another. */
    static List<SlotKey> of(int tier, double policy, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(rule -> new SlotKey(tier, policy, rule))
                .toList();
    }

    /** The slot that an agent would like to give it: a larger one is met first. */
    int wanted() {
        int ofAPolicy = tier == APPLICATION_TIER ? OF_A_POLICY_IN_APPLICATION : OF_A_POLICY;
        int offset = OF_A_TIER * tier + (int) (policy * ofAPolicy) + rule;
        return Math.clamp(AgentSlots.HIGHEST - (long) offset, AgentSlots.LOWEST, AgentSlots.HIGHEST);
    }

    @Override
    public int compareTo(SlotKey other) {
        return ORDER.compare(this, other);
    }
}
