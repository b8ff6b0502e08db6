package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.Tier;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.policy.Category;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tier of each category. All stand before Antrea's own, of which the first is at 50, and are spaced so that the
 * flow priorities of neighbouring tiers do not overlap in an agent (200 slots for each step).
 */
final class Tiers {

    private static final int FIRST_PRIORITY = 1;
    private static final int SPACING = 12;

    private Tiers() {}

    /** The tiers that these policies need, first the one that is met first. */
    static List<Tier> of(List<PolicyTree> policies) {
        return policies.stream()
                .map(tree -> tree.policy().category())
                .distinct()
                .sorted()
                .map(Tiers::tier)
                .toList();
    }

    static String name(Category category) {
        return "tierwall-" + category.title().toLowerCase(Locale.ROOT);
    }

    private static Tier tier(Category category) {
        return new Tier(
                Ownership.metadata(name(category), Map.of(Ownership.DISPLAY_NAME, category.title())),
                new Tier.Spec(priority(category), "Tierwall category " + category.title()));
    }

    private static int priority(Category category) {
        return switch (category) {
            case EMERGENCY -> FIRST_PRIORITY;
            case INFRASTRUCTURE -> FIRST_PRIORITY + SPACING;
            case ENVIRONMENT -> FIRST_PRIORITY + 2 * SPACING;
            case APPLICATION -> FIRST_PRIORITY + 3 * SPACING;
            case ETHERNET -> throw new IllegalArgumentException("a cluster has no layer 2 tier");
        };
    }
}
