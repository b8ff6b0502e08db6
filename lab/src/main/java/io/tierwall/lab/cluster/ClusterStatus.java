package io.tierwall.lab.cluster;

import java.net.URI;
import java.util.List;

/**
 * How a lab cluster is.
 *
 * @param address where its API is served, when it is
 * @param simulated whether no packet is ever sent
 */
public record ClusterStatus(
        String name,
        URI address,
        boolean apiServer,
        boolean controller,
        boolean simulated,
        List<Node> nodes,
        int pods,
        int runningPods) {

    /**
     * A node.
     *
     * @param agent whether its agent listens
     * @param heartbeat when the agent last said that it lives, in ISO 8601; empty for never
     */
    public record Node(String name, boolean agent, String heartbeat) {}

    public ClusterStatus {
        nodes = List.copyOf(nodes);
    }
}
