package io.tierwall.sync.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How Antrea is, by what its controller and agents said of themselves. Pure.
 *
 * @param controller how the controller is
 * @param heard when the controller was heard last; the epoch for never
 * @param version the controller's; empty when it is unknown
 * @param connectedAgents how many agents the controller sees
 * @param agents how each node's agent is
 */
public record AntreaHealth(
        HealthState controller,
        Instant heard,
        String version,
        int connectedAgents,
        SortedMap<String, HealthState> agents) {

    private static final String AGENT_WORKS = "AgentHealthy";
    private static final String CONTROLLER_WORKS = "ControllerHealthy";

    /**
     * What an inventory says at a time.
     *
     * @param silence after how long without a report nobody knows how a part is; Antrea reports once a minute
     */
    public static AntreaHealth of(Inventory inventory, Instant now, Duration silence) {
        Instant oldest = now.minus(silence);
        SortedMap<String, HealthState> agents = new TreeMap<>();
        inventory
                .items(InventoryKind.AGENT_INFOS)
                .forEach(info -> agents.put(info.name(), state(health(info), AGENT_WORKS, oldest)));
        Facts.Health controller = inventory.items(InventoryKind.CONTROLLER_INFOS).stream()
                .findFirst()
                .map(AntreaHealth::health)
                .orElse(new Facts.Health("", 0, List.of()));
        return new AntreaHealth(
                state(controller, CONTROLLER_WORKS, oldest),
                heard(controller),
                controller.version(),
                controller.connectedAgents(),
                agents);
    }

    /** How many agents are so. */
    public int count(HealthState state) {
        return Math.toIntExact(
                agents.values().stream().filter(agent -> agent == state).count());
    }

    private static Facts.Health health(InventoryItem info) {
        return info.facts() instanceof Facts.Health health ? health : new Facts.Health("", 0, List.of());
    }

    /** When a part was heard last; the epoch for never. */
    static Instant heard(InventoryItem info) {
        return heard(health(info));
    }

    private static Instant heard(Facts.Health health) {
        return health.conditions().stream()
                .map(Facts.Condition::heartbeat)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static HealthState state(Facts.Health health, String works, Instant oldest) {
        if (heard(health).isBefore(oldest)) {
            return HealthState.UNKNOWN;
        }
        List<String> missing = health.conditions().stream()
                .filter(condition -> !condition.holds())
                .map(Facts.Condition::type)
                .toList();
        if (missing.contains(works)) {
            return HealthState.FAILED;
        }
        return missing.isEmpty() ? HealthState.HEALTHY : HealthState.DEGRADED;
    }
}
