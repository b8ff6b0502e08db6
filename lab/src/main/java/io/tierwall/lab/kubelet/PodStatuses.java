package io.tierwall.lab.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.address.IpAddress;
import java.util.List;

/** What a node's agent says of a pod. */
final class PodStatuses {

    private PodStatuses() {}

    /** Scheduled, with an address, but not yet in the network. */
    static ObjectNode starting(LabNode node, IpAddress address, String since) {
        return placed(node, address, since, "Pending", "False");
    }

    static ObjectNode running(JsonNode pod, LabNode node, IpAddress address, String since) {
        ObjectNode status = placed(node, address, since, "Running", "True");
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : pod.at("/spec/containers")) {
            ObjectNode one = containers.addObject();
            one.set("name", container.path("name"));
            one.put("ready", true).put("started", true).put("restartCount", 0);
            one.put("image", container.path("image").asText("")).put("imageID", "");
            one.putObject("state").putObject("running").put("startedAt", since);
        }
        return status;
    }

    /** Why a pod does not start. */
    static ObjectNode waiting(String reason, String message, String since) {
        ObjectNode status = JsonNodeFactory.instance.objectNode().put("phase", "Pending");
        status.put("reason", reason).put("message", message);
        condition(status.putArray("conditions"), "Ready", "False", since);
        return status;
    }

    private static ObjectNode placed(LabNode node, IpAddress address, String since, String phase, String ready) {
        ObjectNode status = JsonNodeFactory.instance.objectNode().put("phase", phase);
        ArrayNode conditions = status.putArray("conditions");
        condition(conditions, "PodScheduled", "True", since);
        condition(conditions, "Initialized", "True", since);
        for (String type : List.of("ContainersReady", "Ready")) {
            condition(conditions, type, ready, since);
        }
        status.put("hostIP", node.address().toString());
        status.put("podIP", address.toString());
        status.putArray("podIPs").addObject().put("ip", address.toString());
        status.put("startTime", since);
        status.put("qosClass", "BestEffort");
        return status;
    }

    private static void condition(ArrayNode conditions, String type, String value, String since) {
        conditions.addObject().put("type", type).put("status", value).put("lastTransitionTime", since);
    }
}
