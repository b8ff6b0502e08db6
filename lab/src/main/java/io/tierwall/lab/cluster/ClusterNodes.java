package io.tierwall.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.controller.SilentNodes;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.stream.Collectors;

/** The nodes of a cluster and what runs on them, as its objects say. */
record ClusterNodes(ObjectStore store) {

    /** In the order of their names. */
    List<ClusterStatus.Node> list() {
        return store.list(ResourceTypes.NODES).items().stream().map(this::node).toList();
    }

    private ClusterStatus.Node node(ObjectNode node) {
        ObjectKey key = ObjectKey.of(node);
        String heartbeat = store.find(ResourceTypes.AGENT_INFOS, key)
                .map(info -> info.at("/agentConditions/0/lastHeartbeatTime").asText())
                .orElse("");
        return new ClusterStatus.Node(key.name(), !SilentNodes.isSilent(node), heartbeat);
    }

    int pods() {
        return store.list(ResourceTypes.PODS).items().size();
    }

    int runningPods() {
        return Math.toIntExact(store.list(ResourceTypes.PODS).items().stream()
                .filter(pod -> phase(pod).equals("Running"))
                .count());
    }

    private static String phase(JsonNode pod) {
        return pod.at("/status/phase").asText();
    }

    /** @throws IllegalArgumentException when there is no such node */
    void silence(String node, boolean silent) {
        ObjectKey key = new ObjectKey("", node);
        if (store.find(ResourceTypes.NODES, key).isEmpty()) {
            throw new IllegalArgumentException("there is no node " + node + "; there are "
                    + list().stream().map(ClusterStatus.Node::name).collect(Collectors.joining(", ")));
        }
        store.update(ResourceTypes.NODES, key, object -> {
            SilentNodes.mark(object, silent);
            return object;
        });
    }
}
