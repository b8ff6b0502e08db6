package io.tierwall.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.OrderLabel;
import io.tierwall.model.order.OrderLabels.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderLabelsTest {

    @Test
    void thoseThatFollowLeaveRoomForTheRulesOfThoseBefore() {
        assertThat(OrderLabels.assign(List.of(unplaced(1), unplaced(30), unplaced(1))))
                .map(OrderLabel::value)
                .containsExactly(20.0, 20.55, 22.55);
    }

    @Test
    void oneInBetweenMovesNoNeighbour() {
        List<OrderLabel> labels = OrderLabels.assign(List.of(placed(10, 1), unplaced(1), placed(10.55, 1)));
        assertThat(labels).first().isEqualTo(new OrderLabel(10));
        assertThat(labels).last().isEqualTo(new OrderLabel(10.55));
        assertThat(labels.get(1).value()).isBetween(10.05, 10.5);
    }

    @Test
    void placesAscendWhateverIsInsertedWhere() {
        Random random = new Random(11);
        List<Slot> slots = new ArrayList<>();
        int moved = 0;
        for (int round = 0; round < 500; round++) {
            int place = random.nextInt(slots.size() + 1);
            int rules = random.nextInt(20);
            slots.add(place, unplaced(rules));
            List<OrderLabel> labels = OrderLabels.assign(slots);
            assertThat(labels).doesNotHaveDuplicates().isSorted();
            for (int i = 0; i < slots.size(); i++) {
                if (i != place && !slots.get(i).label().equals(labels.get(i))) {
                    moved++;
                }
                slots.set(i, new Slot(labels.get(i), slots.get(i).rules()));
            }
        }
        assertThat(moved).as("neighbours that had to move").isZero();
    }

    @Test
    void allArePlacedAnewWhenNoNumberIsLeftBetweenTwo() {
        double next = Math.nextUp(10.0);
        List<OrderLabel> labels = OrderLabels.assign(List.of(placed(10, 1), unplaced(1), placed(next, 1)));
        assertThat(labels).map(OrderLabel::value).containsExactly(20.0, 20.55, 21.1);
    }

    @Test
    void manyPoliciesStayWithinWhatAntreaAccepts() {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            slots.add(unplaced(1_000));
        }
        List<OrderLabel> labels = OrderLabels.assign(slots);
        assertThat(labels).isSorted().doesNotHaveDuplicates();
        assertThat(labels.getLast().value()).isLessThanOrEqualTo(OrderLabel.MAX);
    }

    private static Slot unplaced(int rules) {
        return new Slot(OrderLabel.UNASSIGNED, rules);
    }

    private static Slot placed(double value, int rules) {
        return new Slot(new OrderLabel(value), rules);
    }
}
