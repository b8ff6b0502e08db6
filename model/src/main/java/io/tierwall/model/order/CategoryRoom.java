package io.tierwall.model.order;

import io.tierwall.model.policy.Category;

/**
 * Where the tiers of the categories stand, and how many flow slots an Antrea agent has for the policies of each. A slot
 * is 65,000 less 200 for each step of the tier's priority, 20 for each of the policy's, and 1 for each rule before: so
 * the slots of a tier end where those of the next one begin.
 */
public final class CategoryRoom {

    private static final int FIRST_TIER = 1;
    private static final int SPACING = 12;
    private static final int SLOTS_OF_A_STEP = 200;
    private static final int SLOTS_OF_AN_AGENT = 65_000 - 100;

    private CategoryRoom() {}

    /**
     * The priority of a category's tier where nobody is in the way: before Antrea's own tiers, of which the first is at
     * 50, and with room behind it.
     *
     * @throws IllegalArgumentException for layer 2, which has no tier in a cluster
     */
    public static int tier(Category category) {
        return switch (category) {
            case EMERGENCY -> FIRST_TIER;
            case INFRASTRUCTURE -> FIRST_TIER + SPACING;
            case ENVIRONMENT -> FIRST_TIER + 2 * SPACING;
            case APPLICATION -> FIRST_TIER + 3 * SPACING;
            case ETHERNET -> throw new IllegalArgumentException("a cluster has no layer 2 tier");
        };
    }

    /** How many rules in one direction can have slots of their own there, the gaps between policies included. */
    public static int slots(Category category) {
        return switch (category) {
            case ETHERNET, EMERGENCY, INFRASTRUCTURE, ENVIRONMENT -> SPACING * SLOTS_OF_A_STEP;
            // Antrea's own tiers begin behind 2,600 of them, but most clusters have few policies there, or none.
            case APPLICATION -> SLOTS_OF_AN_AGENT - tier(category) * SLOTS_OF_A_STEP;
        };
    }
}
