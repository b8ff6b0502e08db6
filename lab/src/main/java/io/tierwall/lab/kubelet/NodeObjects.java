package io.tierwall.lab.kubelet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Nodes as Kubernetes describes them. */
final class NodeObjects {

    private static final String VERSION = "v1.32.0+tierwall.lab";

    private NodeObjects() {}

    static ObjectNode node(LabNode node, Instant now) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = object.putObject("metadata").put("name", node.name());
        metadata.putObject("labels").put("kubernetes.io/hostname", node.name()).put("kubernetes.io/os", "linux");
        String block = node.podAddresses().block().toString();
        object.putObject("spec").put("podCIDR", block).putArray("podCIDRs").add(block);
        ObjectNode status = object.putObject("status");
        String since = now.truncatedTo(ChronoUnit.SECONDS).toString();
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("reason", "KubeletReady")
                .put("message", "the lab's node is ready")
                .put("lastHeartbeatTime", since)
                .put("lastTransitionTime", since);
        status.putArray("addresses")
                .addObject()
                .put("type", "InternalIP")
                .put("address", node.address().toString());
        status.withArray("/addresses").addObject().put("type", "Hostname").put("address", node.name());
        status.putObject("nodeInfo")
                .put("kubeletVersion", VERSION)
                .put("operatingSystem", "linux")
                .put("osImage", "Tierwall lab")
                .put("containerRuntimeVersion", "none");
        return object;
    }
}
