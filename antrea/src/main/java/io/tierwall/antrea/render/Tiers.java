package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.Tier;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.order.CategoryRoom;
import io.tierwall.model.policy.Category;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tier of each category, at the priority that it has where no other tier is in the way. */
final class Tiers {

    private Tiers() {}

    /** The categories whose tiers these policies need, first the one that is met first. */
    static List<Category> needed(List<PolicyTree> policies) {
        return policies.stream()
                .map(tree -> tree.policy().category())
                .distinct()
                .sorted()
                .toList();
    }

    static String name(Category category) {
        return "tierwall-" + category.title().toLowerCase(Locale.ROOT);
    }

    static Tier of(Category category) {
        return new Tier(
                Ownership.metadata(name(category), Map.of(Ownership.DISPLAY_NAME, category.title())),
                new Tier.Spec(CategoryRoom.tier(category), "Tierwall category " + category.title()));
    }
}
