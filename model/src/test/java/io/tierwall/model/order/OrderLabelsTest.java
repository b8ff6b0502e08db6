package io.tierwall.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.model.OrderLabel;
import io.tierwall.model.order.OrderLabels.Slot;
import io.tierwall.model.policy.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class OrderLabelsTest {

    private static final int ROOM = 2_400;

    @Test
    void thoseThatFollowLeaveRoomForTheRulesOfThoseBefore() {
        assertThat(assign(unplaced(1), unplaced(30), unplaced(1)))
                .map(OrderLabel::value)
                .as("1 and 37 slots, 30 and 37 slots")
                .containsExactly(20.0, 21.9, 25.25);
    }

    @Test
    void anEmptyTierGivesMoreRoomThanAFullOne() {
        assertThat(assign(placed(20, 1), unplaced(1)).getLast().value()).isEqualTo(22.0);
        assertThat(assign(placed(60, 1), unplaced(1)).getLast().value()).isEqualTo(61.2);
        assertThat(assign(placed(200, 1), unplaced(1)).getLast().value())
                .as("behind the end of the tier's slots")
                .isEqualTo(200.85);
        assertThat(OrderLabels.assign(List.of(placed(20, 1), unplaced(1)), CategoryRoom.slots(Category.APPLICATION))
                        .getLast()
                        .value())
                .as("the last tier has most")
                .isEqualTo(23.25);
    }

    @Test
    void oneInBetweenMovesNoNeighbourAndLeavesTheSameRoomOnBothSides() {
        assertThat(assign(placed(10, 1), unplaced(3), placed(11, 1)))
                .map(OrderLabel::value)
                .as("8 slots before it, 8 behind")
                .containsExactly(10.0, 10.45, 11.0);
    }

    @Test
    void severalInBetweenShareTheRoom() {
        assertThat(assign(placed(10, 1), unplaced(3), unplaced(5), placed(11.5, 1)))
                .map(OrderLabel::value)
                .containsExactly(10.0, 10.4, 10.9, 11.5);
    }

    @Test
    void whereThereAreTooFewSlotsTheNumbersInBetweenAreTaken() {
        List<OrderLabel> labels = assign(placed(10, 4), unplaced(30), placed(10.5, 1));
        assertThat(labels.get(1).value()).isBetween(10.2, 10.5);
        assertThat(assign(placed(10, 40), unplaced(30), placed(10.5, 1)).get(1)).isEqualTo(new OrderLabel(10.25));
    }

    @Test
    void atTheTopPlacesAreLeftForThoseThatGoBeforeIt() {
        double first = 20;
        for (int i = 0; i < 10; i++) {
            double next = assign(unplaced(2), placed(first, 2)).getFirst().value();
            assertThat(first - next).as("slots of its own and behind").isGreaterThan(2.0 / 20);
            first = next;
        }
        assertThat(first).isGreaterThan(OrderLabel.MIN);
    }

    @Test
    void onlyTheNearestNeighboursWithRoomMoveWhenNoNumberIsLeft() {
        double next = Math.nextUp(10.0);
        List<OrderLabel> labels =
                assign(placed(8, 1), placed(9, 1), placed(10, 1), unplaced(1), placed(next, 1), placed(12, 1));
        assertThat(labels).doesNotHaveDuplicates().isSorted();
        assertThat(labels).map(OrderLabel::value).startsWith(8.0, 9.0).endsWith(12.0);
        assertThat(labels.get(3).value() - labels.get(2).value()).isGreaterThan(0.2);
    }

    @Test
    void beforeTheFirstNumberThoseBehindMakeRoom() {
        List<OrderLabel> labels = assign(unplaced(1), placed(1, 1), placed(1.05, 1), placed(30, 1));
        assertThat(labels).doesNotHaveDuplicates().isSorted().last().isEqualTo(new OrderLabel(30));
    }

    @Test
    void behindTheLastNumberThoseBeforeMakeRoom() {
        List<OrderLabel> labels = assign(placed(20, 1), placed(9_999, 1), placed(10_000, 1), unplaced(1));
        assertThat(labels).doesNotHaveDuplicates().isSorted().first().isEqualTo(new OrderLabel(20));
    }

    @Test
    void manyPoliciesStayWithinWhatAntreaAccepts() {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            slots.add(unplaced(1_000));
        }
        List<OrderLabel> labels = OrderLabels.assign(slots, ROOM);
        assertThat(labels).isSorted().doesNotHaveDuplicates();
        assertThat(labels.getLast().value()).isLessThanOrEqualTo(OrderLabel.MAX);
    }

    @Test
    void placesThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> assign(placed(20, 1), placed(10, 1), unplaced(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not ascend");
    }

    @Property(tries = 50)
    void whateverIsInsertedWhereMovesNoNeighbour(@ForAll Random random) {
        List<Slot> slots = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            int place = random.nextInt(slots.size() + 1);
            slots.add(place, unplaced(random.nextInt(20)));
            List<OrderLabel> labels = OrderLabels.assign(slots, ROOM);
            assertThat(labels).doesNotHaveDuplicates().isSorted();
            for (int i = 0; i < slots.size(); i++) {
                if (i != place) {
                    assertThat(labels.get(i)).isEqualTo(slots.get(i).label());
                }
                slots.set(i, new Slot(labels.get(i), slots.get(i).rules()));
            }
        }
    }

    /** The hardest case: always the same place, until numbers run out again and again. */
    @Property(tries = 20)
    void insertingAlwaysAtOnePlaceMovesFewNeighbours(@ForAll Random random) {
        List<Slot> slots = new ArrayList<>(List.of(placed(20, 1), placed(20.5, 1)));
        int most = 1 + random.nextInt(5);
        int moved = 0;
        for (int round = 0; round < 500; round++) {
            slots.add(1, unplaced(1 + random.nextInt(most)));
            List<OrderLabel> labels = OrderLabels.assign(slots, ROOM);
            assertThat(labels).doesNotHaveDuplicates().isSorted();
            for (int i = 0; i < slots.size(); i++) {
                if (i != 1 && !labels.get(i).equals(slots.get(i).label())) {
                    moved++;
                }
                slots.set(i, new Slot(labels.get(i), slots.get(i).rules()));
            }
        }
        assertThat(moved).as("500 inserts").isLessThan(2_500);
    }

    /** As long as slots suffice, no two policies want the same ones. */
    @Property(tries = 200)
    void policiesThatFitTogetherHaveSlotsOfTheirOwn(@ForAll Random random) {
        List<Slot> slots = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            slots.add(unplaced(random.nextInt(11)));
        }
        List<OrderLabel> labels = OrderLabels.assign(slots, ROOM);
        for (int i = 1; i < count; i++) {
            double between = labels.get(i).value() - labels.get(i - 1).value();
            assertThat(Math.round(between * 20)).isGreaterThan(slots.get(i - 1).rules());
        }
        assertThat(labels.getLast().value() * 20).isLessThan(ROOM);
    }

    private static List<OrderLabel> assign(Slot... inOrder) {
        return OrderLabels.assign(List.of(inOrder), ROOM);
    }

    private static Slot unplaced(int rules) {
        return new Slot(OrderLabel.UNASSIGNED, rules);
    }

    private static Slot placed(double value, int rules) {
        return new Slot(new OrderLabel(value), rules);
    }
}
