package io.tierwall.sync.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How Antrea is, by what it says of itself and when. */
final class AntreaHealthTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private record Said(List<InventoryItem> all) implements Inventory {

        @Override
        public List<InventoryItem> items(InventoryKind kind) {
            return all.stream().filter(item -> item.kind() == kind).toList();
        }

        @Override
        public Coverage coverage(InventoryKind kind) {
            return Coverage.full(NOW);
        }
    }

    private static InventoryItem info(InventoryKind kind, String name, Instant heard, String... missing) {
        List<Facts.Condition> conditions = Stream.of("ControllerHealthy", "AgentHealthy", "OVSDBConnectionUp")
                .map(type -> new Facts.Condition(type, !List.of(missing).contains(type), heard))
                .toList();
        return new InventoryItem(kind, "", name, "u", Map.of(), false, new Facts.Health("v2.3.0", 2, conditions));
    }

    private static AntreaHealth health(InventoryItem... items) {
        return AntreaHealth.of(new Said(List.of(items)), NOW, Duration.ofMinutes(3));
    }

    @Test
    void aControllerThatWasHeardWithinThreeIntervalsIsHealthy() {
        AntreaHealth health = health(info(InventoryKind.CONTROLLER_INFOS, "antrea-controller", NOW.minusSeconds(180)));

        assertThat(health.controller()).isEqualTo(HealthState.HEALTHY);
        assertThat(health.version()).isEqualTo("v2.3.0");
        assertThat(health.connectedAgents()).isEqualTo(2);
    }

    @Test
    void aControllerThatIsSilentOrMissingIsUnknown() {
        assertThat(health(info(InventoryKind.CONTROLLER_INFOS, "c", NOW.minusSeconds(181)))
                        .controller())
                .isEqualTo(HealthState.UNKNOWN);
        assertThat(health().controller()).isEqualTo(HealthState.UNKNOWN);
    }

    @Test
    void anAgentFailsByItsOwnConditionAndIsDegradedByOthers() {
        AntreaHealth health = health(
                info(InventoryKind.AGENT_INFOS, "n1", NOW),
                info(InventoryKind.AGENT_INFOS, "n2", NOW, "OVSDBConnectionUp"),
                info(InventoryKind.AGENT_INFOS, "n3", NOW, "AgentHealthy", "OVSDBConnectionUp"),
                info(InventoryKind.AGENT_INFOS, "n4", NOW.minusSeconds(600)));

        assertThat(health.agents())
                .containsExactly(
                        Map.entry("n1", HealthState.HEALTHY),
                        Map.entry("n2", HealthState.DEGRADED),
                        Map.entry("n3", HealthState.FAILED),
                        Map.entry("n4", HealthState.UNKNOWN));
        assertThat(health.count(HealthState.HEALTHY)).isEqualTo(1);
    }
}
