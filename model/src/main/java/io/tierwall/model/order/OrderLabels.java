package io.tierwall.model.order;

import io.tierwall.model.OrderLabel;
import java.util.List;

/**
 * Gives policies of a category their places. An Antrea agent turns a policy's priority into a flow slot in steps of
 * 1/20 and gives the rules of a policy the slots that follow: so each policy gets slots for its rules and free ones
 * behind them, and an edit moves nothing in the data plane while there are any.
 */
public final class OrderLabels {

    private OrderLabels() {}

    /**
     * One policy to place.
     *
     * @param label its present place, or unassigned
     * @param rules how many rules it has in one direction, at most
     */
    public record Slot(OrderLabel label, int rules) {}

    /**
     * Places what has no place yet. The others keep theirs, unless there is no number left between two of them: then
     * the fewest neighbours that have room together are placed anew.
     *
     * @param inOrder all policies of a category, first the one that is met first; assigned labels ascend
     * @param room how many flow slots there are for them in good order; more are used when these are full
     * @return their places, strictly ascending
     * @throws IllegalArgumentException when assigned labels do not ascend
     */
    public static List<OrderLabel> assign(List<Slot> inOrder, int room) {
        SlotRow row = new SlotRow(inOrder, room);
        for (int from = 0; from < inOrder.size(); from++) {
            if (!row.isPlaced(from)) {
                int to = row.nextPlaced(from);
                if (!row.placeWithoutMoving(from, to)) {
                    placeWithNeighbours(row, from, to);
                }
                from = to - 1;
            }
        }
        List<OrderLabel> labels = row.labels();
        for (int i = 1; i < labels.size(); i++) {
            if (labels.get(i - 1).compareTo(labels.get(i)) >= 0) {
                throw new IllegalArgumentException("places do not ascend: " + labels);
            }
        }
        return labels;
    }

    /** One neighbour more on either side, until there is room for all of them, so that the next insert finds some. */
    private static void placeWithNeighbours(SlotRow row, int from, int to) {
        int first = from;
        int end = to;
        while (first > 0 || end < row.size()) {
            first = Math.max(0, first - 1);
            // Those behind that have no place yet come with the next that has one.
            end = end == row.size() ? end : row.nextPlaced(end + 1);
            if (row.placeWithRoom(first, end)) {
                return;
            }
        }
        row.spread();
    }
}
