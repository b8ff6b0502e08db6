package io.tierwall.model.order;

import io.tierwall.model.OrderLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Gives policies of a category their places. An Antrea agent turns a policy's priority into a flow priority in steps of
 * 1/20 and gives the rules of a policy the steps that follow: so a policy is placed as far behind its predecessor as
 * that has rules, with room for more, and an edit moves nothing in the data plane while there is room.
 */
public final class OrderLabels {

    private static final double SLOT = 1.0 / 20;

    /** Free slots behind each policy, for rules that it gets later. */
    private static final int SLACK = 10;

    /** Places before the first policy, for those that go to the top later. */
    private static final double FIRST = 20.0;

    private OrderLabels() {}

    /**
     * One policy to place.
     *
     * @param label its present place, or unassigned
     * @param rules how many rules it has
     */
    public record Slot(OrderLabel label, int rules) {

        double end() {
            return label.value() + rules * SLOT;
        }
    }

    /**
     * Places what has no place yet. The others keep theirs, unless there is no number left between two of them: then
     * all are placed anew.
     *
     * @param inOrder all policies of a category, first the one that is met first; assigned labels ascend
     * @return their places, strictly ascending
     * @throws IllegalArgumentException when assigned labels do not ascend
     */
    public static List<OrderLabel> assign(List<Slot> inOrder) {
        List<Slot> placed = new ArrayList<>(inOrder);
        for (int i = 0; i < placed.size(); i++) {
            Slot slot = placed.get(i);
            if (slot.label().equals(OrderLabel.UNASSIGNED)) {
                OptionalDouble place = between(placed, i);
                if (place.isEmpty()) {
                    return spread(inOrder);
                }
                placed.set(i, new Slot(new OrderLabel(place.getAsDouble()), slot.rules()));
            }
        }
        List<OrderLabel> labels = placed.stream().map(Slot::label).toList();
        for (int i = 1; i < labels.size(); i++) {
            if (labels.get(i - 1).compareTo(labels.get(i)) >= 0) {
                throw new IllegalArgumentException("places do not ascend: " + labels);
            }
        }
        return labels;
    }

    private static OptionalDouble between(List<Slot> placed, int index) {
        OptionalDouble next = placed.subList(index + 1, placed.size()).stream()
                .map(Slot::label)
                .filter(label -> !label.equals(OrderLabel.UNASSIGNED))
                .mapToDouble(OrderLabel::value)
                .findFirst();
        if (index == 0) {
            return next.isEmpty() ? OptionalDouble.of(FIRST) : ahead(next.getAsDouble(), placed.getFirst());
        }
        Slot before = placed.get(index - 1);
        double behind = round(before.end() + SLACK * SLOT);
        if (next.isPresent()) {
            boolean fits = behind + (placed.get(index).rules() + SLACK) * SLOT <= next.getAsDouble();
            return fits ? OptionalDouble.of(behind) : middle(before.label().value(), before.end(), next.getAsDouble());
        }
        return behind <= OrderLabel.MAX
                ? OptionalDouble.of(behind)
                : middle(before.label().value(), before.label().value(), OrderLabel.MAX);
    }

    /** A place for the first: as far ahead of the next as it needs, so that others can still go before it. */
    private static OptionalDouble ahead(double next, Slot first) {
        double preferred = round(next - (first.rules() + SLACK) * SLOT);
        return preferred >= OrderLabel.MIN
                ? OptionalDouble.of(preferred)
                : middle(OrderLabel.MIN, OrderLabel.MIN, next);
    }

    /** A place between two others: in the middle of the free slots, else anywhere in between, else none. */
    private static OptionalDouble middle(double before, double free, double after) {
        double preferred = round((Math.min(free, after) + after) / 2);
        if (preferred > before && preferred < after) {
            return OptionalDouble.of(preferred);
        }
        double any = (before + after) / 2;
        return any > before && any < after ? OptionalDouble.of(any) : OptionalDouble.empty();
    }

    private static List<OrderLabel> spread(List<Slot> inOrder) {
        double slots = inOrder.stream().mapToInt(slot -> slot.rules() + SLACK).sum();
        double width = Math.min(SLOT, (OrderLabel.MAX - FIRST) / slots);
        List<OrderLabel> labels = new ArrayList<>();
        double next = FIRST;
        for (Slot slot : inOrder) {
            double place = width == SLOT ? round(next) : next;
            labels.add(new OrderLabel(Math.min(place, OrderLabel.MAX)));
            next += (slot.rules() + SLACK) * width;
        }
        return List.copyOf(labels);
    }

    /** To whole slots, written as the nearest short decimal, for people who read priorities. */
    private static double round(double value) {
        return Math.round(value / SLOT) / (double) Math.round(1 / SLOT);
    }
}
