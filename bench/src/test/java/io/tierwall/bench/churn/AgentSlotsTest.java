package io.tierwall.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class AgentSlotsTest {

    private final AgentSlots agent = new AgentSlots();

    private static List<SlotKey> rules(double policy, int count) {
        return SlotKey.of(37, policy, 0, count);
    }

    private int slot(double policy, int rule) {
        return agent.slot(new SlotKey(37, policy, rule)).orElseThrow();
    }

    @Test
    void aRuleWantsTheSlotThatTierPolicyAndPlaceSay() {
        assertThat(new SlotKey(1, 1.0, 0).wanted()).isEqualTo(65_000 - 200 - 20);
        assertThat(new SlotKey(37, 5.59, 3).wanted()).isEqualTo(65_000 - 7_400 - 111 - 3);
        assertThat(new SlotKey(250, 5.0, 0).wanted()).isEqualTo(65_000 - 50_000 - 500);
        assertThat(new SlotKey(250, 10_000, 0).wanted()).isEqualTo(100);
    }

    @Test
    void aRunThatHasRoomGetsWhatItWantsAndMovesNobody() {
        agent.install(rules(1, 3));

        assertThat(agent.install(rules(2, 3))).isZero();
        assertThat(slot(2, 0)).isEqualTo(new SlotKey(37, 2, 0).wanted());
        assertThat(slot(2, 2)).isEqualTo(new SlotKey(37, 2, 2).wanted());
    }

    @Test
    void aRunThatComesTooLateIsPutAFewSlotsBehindItsPredecessor() {
        agent.install(rules(1, 40));

        assertThat(agent.install(rules(1.5, 2))).isZero();
        assertThat(slot(1.5, 0)).isEqualTo(slot(1, 39) - 6);
    }

    @Test
    void aRunThatComesTooEarlyIsPutAFewSlotsAheadOfItsSuccessor() {
        agent.install(rules(3, 5));

        assertThat(agent.install(rules(2.9, 10))).isZero();
        assertThat(slot(2.9, 9)).isEqualTo(slot(3, 0) + 6);
    }

    @Test
    void aSmallGapIsSharedBetweenTheNeighbours() {
        agent.install(rules(1, 17));
        agent.install(rules(2, 1));

        assertThat(agent.install(rules(1.95, 1))).isZero();
        assertThat(slot(1.95, 0)).isBetween(slot(2, 0) + 1, slot(1, 16) - 1);
    }

    @Test
    void whereTheGapIsTooSmallAsFewAsPossibleMove() {
        agent.install(rules(1, 20));
        agent.install(rules(2, 2));

        assertThat(agent.install(rules(1.5, 3))).isEqualTo(2);
        assertThat(slot(2, 0)).isEqualTo(slot(1.5, 2) - 1);
        assertThat(slot(1, 19)).isEqualTo(new SlotKey(37, 1, 19).wanted());
    }

    @Test
    void aTableThatIsFullIsAnError() {
        agent.install(SlotKey.of(1, 1, 0, AgentSlots.HIGHEST - AgentSlots.LOWEST + 1));

        assertThatThrownBy(() -> agent.install(rules(1, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsTakenOutLeavesItsSlot() {
        agent.install(rules(1, 20));
        agent.install(rules(2, 2));
        agent.remove(rules(2, 2));

        assertThat(agent.install(rules(1.5, 3))).isZero();
        assertThat(agent.slot(new SlotKey(37, 2, 0))).isEmpty();
    }

    @Property(tries = 200)
    void theOrderOfSlotsIsAlwaysTheOrderOfPriorities(@ForAll Random random) {
        AgentSlots slots = new AgentSlots();
        List<SlotKey> installed = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<SlotKey> run = SlotKey.of(1 + random.nextInt(3), 1 + random.nextDouble(), 0, 1 + random.nextInt(20));
            slots.install(run);
            installed.addAll(run);
        }

        assertThat(slots.inOrder())
                .containsExactlyElementsOf(installed.stream().sorted().toList());
        assertThat(slots.inOrder().stream().map(key -> slots.slot(key).orElseThrow()))
                .doesNotHaveDuplicates()
                .allMatch(slot -> slot >= AgentSlots.LOWEST && slot <= AgentSlots.HIGHEST);
    }
}
