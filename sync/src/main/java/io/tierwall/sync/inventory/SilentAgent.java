package io.tierwall.sync.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The node that lags behind: of those whose Antrea agent is silent, the one that has been so the longest. Antrea tells
 * of a policy on how many nodes it is realized, and not on which; that an agent is silent is what is known of a single
 * node.
 *
 * @param node its name
 * @param heard when its agent was heard last
 */
public record SilentAgent(String node, Instant heard) {

    /**
     * What an inventory says at a time. Agents that have never been heard are not among them: since when is not known.
     *
     * @param silence after how long without a report an agent is silent; Antrea reports once a minute
     */
    public static Optional<SilentAgent> longest(Inventory inventory, Instant now, Duration silence) {
        if (!inventory.coverage(InventoryKind.AGENT_INFOS).known()) {
            return Optional.empty();
        }
        return inventory.items(InventoryKind.AGENT_INFOS).stream()
                .map(info -> new SilentAgent(info.name(), AntreaHealth.heard(info)))
                .filter(agent -> agent.heard().isAfter(Instant.EPOCH))
                .filter(agent -> agent.heard().isBefore(now.minus(silence)))
                .min(Comparator.comparing(SilentAgent::heard));
    }
}
