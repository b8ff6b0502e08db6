package io.tierwall.antrea.resolve;

/**
 * The priorities that an agent asks for the flows of rules: higher for what comes first. Where several rules want the
 * same one, an agent moves some; here they keep it.
 */
final class FlowPriorities {

    private static final int HIGHEST = 65_000;
    private static final int LOWEST = 100;
    private static final int OF_A_TIER = 200;
    private static final int OF_A_POLICY = 20;

    private static final int APPLICATION_TIER = 250;
    private static final int OF_A_POLICY_IN_APPLICATION = 100;

    private static final int BASELINE_HIGHEST = 180;
    private static final int BASELINE_LOWEST = 10;
    private static final int OF_A_POLICY_IN_BASELINE = 10;

    private FlowPriorities() {}

    /**
     * The priority of one rule.
     *
     * @param tier priority of the tier
     * @param priority priority of the policy
     * @param index place in the policy
     */
    static int of(Stage stage, int tier, double priority, int index) {
        if (stage == Stage.BASELINE) {
            int offset = (int) (OF_A_POLICY_IN_BASELINE * priority) + index;
            return Math.max(BASELINE_LOWEST, BASELINE_HIGHEST - offset);
        }
        int ofAPolicy = tier == APPLICATION_TIER ? OF_A_POLICY_IN_APPLICATION : OF_A_POLICY;
        return Math.max(LOWEST, HIGHEST - OF_A_TIER * tier - (int) (ofAPolicy * priority) - index);
    }
}
