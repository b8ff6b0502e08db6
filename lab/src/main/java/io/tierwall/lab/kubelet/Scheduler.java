package io.tierwall.lab.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Places pods: where they say themselves, the others on one node after the other. Not thread-safe. */
final class Scheduler {

    private final List<LabNode> nodes;
    private int next;

    Scheduler(List<LabNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** The node for a pod; nothing when it names one that is not there. */
    Optional<LabNode> place(JsonNode pod) {
        String named = pod.at("/spec/nodeName").asText("");
        if (!named.isEmpty()) {
            return nodes.stream().filter(node -> node.name().equals(named)).findFirst();
        }
        LabNode node = nodes.get(next);
        next = (next + 1) % nodes.size();
        return Optional.of(node);
    }
}
