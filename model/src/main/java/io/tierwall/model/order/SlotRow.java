package io.tierwall.model.order;

import io.tierwall.model.OrderLabel;
import io.tierwall.model.order.OrderLabels.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * The policies of a category as a row of flow slots, from 20 (what a cluster calls priority 1) on. Whole numbers are
 * slots of an agent; policies that find none free stand at fractions, which keep the order and share slots.
 */
final class SlotRow {

    private static final double SLOTS_OF_ONE = 20;
    private static final double MIN = OrderLabel.MIN * SLOTS_OF_ONE;
    private static final double MAX = OrderLabel.MAX * SLOTS_OF_ONE;

    /** Where the first policy goes, so that others can go before it. */
    private static final double FIRST = 400;

    private static final double LEAST_SLACK = 16;
    private static final double MOST_SLACK = 64;

    /** An appended policy takes this part of the slots that are left, as its slack. */
    private static final int PARTS_BEHIND = 50;

    /** The same for one that goes to the top. */
    private static final int PARTS_AHEAD = 8;

    /** Free slots for each policy in a part of the row that is placed anew: else it would soon be full again. */
    private static final int SLACK_ANEW = 4;

    private final double[] places;
    private final int[] rules;
    private final boolean[] placed;
    private final int room;

    SlotRow(List<Slot> inOrder, int room) {
        this.places = inOrder.stream()
                .mapToDouble(slot -> slot.label().value() * SLOTS_OF_ONE)
                .toArray();
        this.rules = inOrder.stream().mapToInt(Slot::rules).toArray();
        this.placed = new boolean[places.length];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = !inOrder.get(i).label().equals(OrderLabel.UNASSIGNED);
        }
        this.room = room;
    }

    int size() {
        return places.length;
    }

    boolean isPlaced(int index) {
        return placed[index];
    }

    /** The first from an index on that has a place, or the number of all. */
    int nextPlaced(int from) {
        int next = from;
        while (next < size() && !placed[next]) {
            next++;
        }
        return Math.min(next, size());
    }

    List<OrderLabel> labels() {
        return Arrays.stream(places)
                .mapToObj(place -> new OrderLabel(place / SLOTS_OF_ONE))
                .toList();
    }

    /** Places some between their neighbours; returns false when no numbers are left there. */
    boolean placeWithoutMoving(int from, int to) {
        if (from == 0) {
            return to == size() ? append(from, to) : goAhead(to) || share(MIN, MIN, from, to);
        }
        boolean found = to == size() ? append(from, to) : fill(from, to, 1);
        return found || share(places[from - 1], end(from - 1), from, to);
    }

    /** Places some anew, with free slots between them; returns false when there are too few. */
    boolean placeWithRoom(int from, int to) {
        if (to == size()) {
            return append(from, to);
        }
        return from == 0 ? goAhead(to) : fill(from, to, SLACK_ANEW);
    }

    /** Spreads all of them over all numbers there are. */
    void spread() {
        if (!append(0, size())) {
            keep(0, size(), MIN, (MAX - MIN) / (size() + 1));
        }
    }

    private double end(int index) {
        return Math.ceil(places[index]) + rules[index];
    }

    private double rules(int from, int to) {
        return Arrays.stream(rules, from, to).asLongStream().sum();
    }

    /** Behind the last one, with slack before and behind each. */
    private boolean append(int from, int to) {
        double start = from == 0 ? FIRST : end(from - 1);
        double left = room - start - rules(from, to);
        double slack = Math.floor(Math.clamp(left / (to - from + PARTS_BEHIND), LEAST_SLACK, MOST_SLACK));
        double first = from == 0 ? start : start + slack;
        if (first + rules(from, to - 1) + slack * (to - from - 1) > MAX) {
            return false;
        }
        lay(from, to, first, slack);
        return true;
    }

    /** Ahead of the first one, with slack behind each, and what is left ahead of all. */
    private boolean goAhead(int to) {
        double free = places[to] - MIN - rules(0, to);
        double slack = Math.floor(Math.min(free / (to + PARTS_AHEAD), MOST_SLACK));
        if (slack < 1) {
            return false;
        }
        lay(0, to, Math.floor(places[to] - rules(0, to) - slack * to), slack);
        return true;
    }

    /** Between two others, with the same slack everywhere. */
    private boolean fill(int from, int to, int leastSlack) {
        double start = end(from - 1);
        double slack = (places[to] - start - rules(from, to)) / (to - from + 1);
        if (slack < leastSlack) {
            return false;
        }
        lay(from, to, start + slack, slack);
        return true;
    }

    private void lay(int from, int to, double first, double slack) {
        double next = first;
        for (int i = from; i < to; i++) {
            put(i, Math.floor(next));
            next += rules[i] + slack;
        }
    }

    /**
     * Where slots are too few for all: the numbers in between, those behind the rules of the one before if there are
     * any.
     */
    private boolean share(double before, double free, int from, int to) {
        double high = to == size() ? MAX : places[to];
        double low = free < high ? free : before;
        double step = (high - low) / (to - from + 1);
        double last = low;
        for (int i = from; i < to; i++) {
            double next = low + step * (i - from + 1);
            if (!isBehind(next, last)) {
                return false;
            }
            last = next;
        }
        if (!isBehind(high, last)) {
            return false;
        }
        keep(from, to, low, step);
        return true;
    }

    private void keep(int from, int to, double low, double step) {
        for (int i = from; i < to; i++) {
            put(i, low + step * (i - from + 1));
        }
    }

    /** Whether that is so also in the numbers that clusters are told. */
    private static boolean isBehind(double place, double other) {
        return place / SLOTS_OF_ONE > other / SLOTS_OF_ONE;
    }

    private void put(int index, double place) {
        places[index] = place;
        placed[index] = true;
    }
}
