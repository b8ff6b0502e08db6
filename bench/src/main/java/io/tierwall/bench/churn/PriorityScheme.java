package io.tierwall.bench.churn;

import io.tierwall.model.OrderLabel;
import io.tierwall.model.order.CategoryRoom;
import io.tierwall.model.order.OrderLabels;
import io.tierwall.model.order.OrderLabels.Slot;
import io.tierwall.model.policy.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A way to choose the priorities of tiers and policies. */
enum PriorityScheme {

    /** Tierwall's: spaced tiers, and the places that the model assigns. */
    TIERWALL("tierwall", 1, 12) {
        @Override
        List<Double> priorities(int category, List<Place> inOrder) {
            List<Slot> slots = inOrder.stream()
                    .map(place -> new Slot(new OrderLabel(place.priority()), place.rules()))
                    .toList();
            return OrderLabels.assign(slots, CategoryRoom.slots(CATEGORIES.get(category))).stream()
                    .map(OrderLabel::value)
                    .toList();
        }
    },

    /** A whole number for each position: whatever goes in between renumbers all that follow. */
    INTEGERS("naive", 1, 12) {
        @Override
        List<Double> priorities(int category, List<Place> inOrder) {
            return IntStream.rangeClosed(1, inOrder.size())
                    .mapToObj(position -> (double) position)
                    .toList();
        }
    },

    /** As NSX does it: neighbouring tiers, and all policies packed just above 1. */
    PACKED("nsx", 1, 1) {
        @Override
        List<Double> priorities(int category, List<Place> inOrder) {
            List<Double> priorities = new ArrayList<>();
            for (int i = 0; i < inOrder.size(); i++) {
                double priority = inOrder.get(i).priority();
                if (priority == UNASSIGNED) {
                    double before = i == 0 ? PACKED_FIRST : priorities.get(i - 1);
                    double after = nextAssigned(inOrder, i);
                    priority = (before + after) / 2;
                    if (priority <= before || priority >= after) {
                        return evenly(inOrder.size());
                    }
                }
                priorities.add(priority);
            }
            return priorities;
        }
    };

    private static final List<Category> CATEGORIES =
            List.of(Category.EMERGENCY, Category.INFRASTRUCTURE, Category.ENVIRONMENT, Category.APPLICATION);

    /** The priority of a policy that has none yet. */
    static final double UNASSIGNED = 0;

    private static final double PACKED_FIRST = 1;
    private static final double PACKED_LAST = 1.049;

    private final String contender;
    private final int firstTier;
    private final int tierSpacing;

    PriorityScheme(String contender, int firstTier, int tierSpacing) {
        this.contender = contender;
        this.firstTier = firstTier;
        this.tierSpacing = tierSpacing;
    }

    /**
     * A policy as a scheme sees it.
     *
     * @param priority its present one, or {@link #UNASSIGNED}
     * @param rules how many it has
     */
    record Place(double priority, int rules) {}

    /** What the result calls it. */
    String contender() {
        return contender;
    }

    /** The priority of the tier of a category, which are counted from 0. */
    int tier(int category) {
        return firstTier + category * tierSpacing;
    }

    /**
     * The priorities of all policies of a category; every one that differs from before is an object to write.
     *
     * @param category from 0
     * @param inOrder first the one that is met first
     */
    abstract List<Double> priorities(int category, List<Place> inOrder);

    private static double nextAssigned(List<Place> inOrder, int index) {
        return inOrder.subList(index + 1, inOrder.size()).stream()
                .mapToDouble(Place::priority)
                .filter(priority -> priority != UNASSIGNED)
                .findFirst()
                .orElse(PACKED_LAST);
    }

    private static List<Double> evenly(int policies) {
        double step = (PACKED_LAST - PACKED_FIRST) / (policies + 1);
        return IntStream.rangeClosed(1, policies)
                .mapToObj(position -> PACKED_FIRST + position * step)
                .toList();
    }
}
