package io.tierwall.lab.host;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.ClusterStatus;
import io.tierwall.lab.cluster.LabCluster;
import java.util.Map;

/** Clusters as the control endpoint shows them. No secret is in it. */
final class ClusterDocuments {

    private static final String NOT_REGISTERED = "";

    private ClusterDocuments() {}

    static ObjectNode cluster(LabCluster cluster, Map<String, String> registered) {
        ClusterStatus status = cluster.status();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", status.name()).put("address", status.address().toString());
        document.put("manager", registered.getOrDefault(status.name(), NOT_REGISTERED));
        document.put("packets", status.simulated() ? "simulated" : "real");
        document.put("apiserver", word(status.apiServer())).put("controller", word(status.controller()));
        ArrayNode nodes = document.putArray("nodes");
        status.nodes()
                .forEach(node -> nodes.addObject()
                        .put("name", node.name())
                        .put("agent", word(node.agent()))
                        .put("heartbeat", node.heartbeat()));
        document.put("pods", status.pods()).put("runningPods", status.runningPods());
        document.set("faults", faults(cluster).path("faults"));
        return document;
    }

    private static String word(boolean running) {
        return running ? "running" : "stopped";
    }

    static ObjectNode faults(LabCluster cluster) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode faults = document.putArray("faults");
        cluster.faults()
                .forEach(standing -> faults.addObject()
                        .put("id", standing.id())
                        .put("fault", standing.fault().toString())
                        .put("hits", standing.hits())
                        .put("state", standing.spent() ? "over" : "active"));
        return document;
    }
}
