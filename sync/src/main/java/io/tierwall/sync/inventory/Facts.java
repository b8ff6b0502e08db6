package io.tierwall.sync.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is kept of an object besides its name and labels; of most objects little, because there are many. */
public sealed interface Facts {

    /** Nothing more. */
    record None() implements Facts {}

    /**
     * A pod.
     *
     * @param phase such as {@code Running}
     * @param ports that its containers declare
     * @param ready whether services send traffic to it
     * @param onNetworkOfNode whether it has its node's addresses, so that no policy protects it
     */
    record Pod(
            String node,
            List<String> addresses,
            String phase,
            List<ContainerPort> ports,
            String serviceAccount,
            boolean ready,
            boolean onNetworkOfNode)
            implements Facts {}

    /** A node. */
    record Node(List<String> addresses, boolean ready, String providerId) implements Facts {}

    /** A service. */
    record Service(String type, List<String> addresses, List<ServicePort> ports, Map<String, String> selector)
            implements Facts {}

    /** A policy, tier or group, whole but for the record of who wrote which field. Nobody changes the tree. */
    record Document(ObjectNode tree) implements Facts {}

    /**
     * What Antrea's controller or an agent says of itself.
     *
     * @param connectedAgents how many agents the controller sees; 0 for an agent
     */
    record Health(String version, int connectedAgents, List<Condition> conditions) implements Facts {}

    /**
     * One thing that a part of Antrea says of itself.
     *
     * @param holds whether it is true; unknown counts as not
     * @param heartbeat when it was said; the epoch when that cannot be read
     */
    record Condition(String type, boolean holds, Instant heartbeat) {}
}
