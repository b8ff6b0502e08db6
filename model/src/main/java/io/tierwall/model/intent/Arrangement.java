package io.tierwall.model.intent;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.order.CategoryRoom;
import io.tierwall.model.order.OrderLabels;
import io.tierwall.model.order.SequenceNumbers;
import io.tierwall.model.policy.Category;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of policies within their category, and of rules within their policy, in a draft. */
final class Arrangement {

    private final Draft draft;

    Arrangement(Draft draft) {
        this.draft = draft;
    }

    /** Gives an object a number between those of its new neighbours. */
    void move(IntentPath path, Placement placement, Problems problems) {
        Optional<IntentObject> moved = draft.object(path);
        if (moved.isEmpty()) {
            problems.add(ProblemCode.NOT_FOUND, path, "", "There is no such object to move. Check the path.");
            return;
        }
        List<IntentObject> others = new ArrayList<>(siblings(moved.get()));
        others.removeIf(other -> other.path().equals(path));
        Optional<Integer> index = index(others, placement);
        if (index.isEmpty()) {
            problems.add(
                    ProblemCode.ANCHOR_INVALID,
                    path,
                    "anchor_path",
                    "The anchor has to be another object of the same "
                            + (moved.get() instanceof Rule ? "policy" : "category")
                            + ". Name one, or use insert_top or insert_bottom.");
            return;
        }
        if (siblings(moved.get()).get(index.get()).path().equals(path)) {
            return; // It stands there already: nobody has to hear of it.
        }
        place(moved.get(), others, index.get(), problems);
    }

    private void place(IntentObject moved, List<IntentObject> others, int index, Problems problems) {
        List<Integer> numbers =
                SequenceNumbers.insert(others.stream().map(Arrangement::number).toList(), index);
        List<IntentObject> all = new ArrayList<>(others);
        all.add(index, moved);
        for (int i = 0; i < all.size(); i++) {
            int number = numbers.get(i);
            if (number == number(all.get(i)) && i != index) {
                continue;
            }
            if (all.get(i) instanceof SecurityPolicy && number > SecurityPolicy.MAX_SEQUENCE_NUMBER) {
                problems.add(
                        ProblemCode.ORDER_EXHAUSTED,
                        moved.path(),
                        "sequence_number",
                        "No number up to " + SecurityPolicy.MAX_SEQUENCE_NUMBER
                                + " is left behind the last policy. Give the policies of the category smaller numbers.");
                return;
            }
            draft.store(withNumber(all.get(i), number, i == index));
        }
    }

    private static Optional<Integer> index(List<IntentObject> others, Placement placement) {
        return switch (placement) {
            case Placement.Top() -> Optional.of(0);
            case Placement.Bottom() -> Optional.of(others.size());
            case Placement.Before(IntentPath anchor) -> find(others, anchor);
            case Placement.After(IntentPath anchor) -> find(others, anchor).map(found -> found + 1);
        };
    }

    private static Optional<Integer> find(List<IntentObject> others, IntentPath anchor) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).path().equals(anchor)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private List<? extends IntentObject> siblings(IntentObject object) {
        return switch (object) {
            case Rule rule ->
                draft.rules(rule.path().parent()).stream()
                        .filter(other -> !other.system().systemOwned())
                        .toList();
            case SecurityPolicy policy ->
                draft.policies().stream()
                        .filter(other -> other.category() == policy.category())
                        .toList();
            case IntentObject other -> throw new IllegalArgumentException(other.path() + " has no place in an order");
        };
    }

    private static int number(IntentObject object) {
        return switch (object) {
            case Rule rule -> rule.sequenceNumber();
            case SecurityPolicy policy -> policy.sequenceNumber();
            case IntentObject other -> throw new IllegalArgumentException(other.path() + " has no number");
        };
    }

    private static IntentObject withNumber(IntentObject object, int number, boolean moved) {
        return switch (object) {
            case Rule rule -> rule.withSequenceNumber(number);
            // Who moves gives up its place; who only makes room keeps it, and no cluster hears of that.
            case SecurityPolicy policy ->
                policy.withSequenceNumber(number).withOrder(moved ? OrderLabel.UNASSIGNED : policy.order());
            case IntentObject other -> throw new IllegalArgumentException(other.path() + " has no number");
        };
    }

    /** Gives every policy that is new or moved its place among those of its category. */
    void assignPlaces() {
        boolean anyPolicy =
                draft.changes().stream().anyMatch(change -> change instanceof Change.Stored(SecurityPolicy _));
        if (!anyPolicy) {
            return; // Most edits are of rules, and all policies would be sorted for nothing.
        }
        Map<Category, List<SecurityPolicy>> byCategory = new EnumMap<>(Category.class);
        draft.policies()
                .forEach(policy -> byCategory
                        .computeIfAbsent(policy.category(), category -> new ArrayList<>())
                        .add(policy));
        byCategory.forEach(this::assignPlaces);
    }

    private void assignPlaces(Category category, List<SecurityPolicy> inOrder) {
        List<SecurityPolicy> policies = withoutPlacesOutOfOrder(inOrder);
        if (policies.stream().noneMatch(policy -> policy.order().equals(OrderLabel.UNASSIGNED))) {
            return;
        }
        List<OrderLabel> labels = OrderLabels.assign(
                policies.stream()
                        .map(policy -> new OrderLabels.Slot(
                                policy.order(), draft.rules(policy.path()).size()))
                        .toList(),
                CategoryRoom.slots(category));
        for (int i = 0; i < policies.size(); i++) {
            if (!policies.get(i).order().equals(labels.get(i))) {
                draft.store(policies.get(i).withOrder(labels.get(i)));
            }
        }
    }

    /** A policy whose number changed may stand elsewhere now: only places that still ascend are kept. */
    private List<SecurityPolicy> withoutPlacesOutOfOrder(List<SecurityPolicy> inOrder) {
        List<SecurityPolicy> result = new ArrayList<>();
        for (SecurityPolicy policy : inOrder) {
            boolean numberChanged = draft.before()
                    .find(policy.path(), SecurityPolicy.class)
                    .filter(before -> before.sequenceNumber() == policy.sequenceNumber())
                    .isEmpty();
            result.add(
                    numberChanged && isOutOfOrder(policy, inOrder) ? policy.withOrder(OrderLabel.UNASSIGNED) : policy);
        }
        return result;
    }

    private static boolean isOutOfOrder(SecurityPolicy policy, List<SecurityPolicy> inOrder) {
        int place = inOrder.indexOf(policy);
        for (int i = 0; i < inOrder.size(); i++) {
            OrderLabel other = inOrder.get(i).order();
            boolean assigned = !other.equals(OrderLabel.UNASSIGNED);
            if (assigned && i != place && Integer.compare(i, place) != other.compareTo(policy.order())) {
                return true;
            }
        }
        return false;
    }
}
