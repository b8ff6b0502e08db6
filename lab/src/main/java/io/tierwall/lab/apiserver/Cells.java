package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceType.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cells of a table that are no field of the object, but worked out from several, as Kubernetes' own printers do. */
final class Cells {

    private static final String NONE = "<none>";

    private Cells() {}

    static JsonNode of(ResourceType type, Column column, JsonNode object) {
        return switch (type.kind() + " " + column.name()) {
            case "Node Status" -> text(nodeStatus(object));
            case "Node Roles" -> text(roles(object));
            case "Node Internal-IP" -> text(internalAddress(object));
            case "Pod Ready" -> text(readyContainers(object));
            case "Pod Status" -> text(podStatus(object));
            case "Pod Restarts" -> text(Integer.toString(restarts(object)));
            case "Service Cluster-IP" -> text(object.at("/spec/clusterIP").asText(NONE));
            case "Service External-IP" -> text(externalAddress(object));
            case "Service Port(s)" -> text(ports(object));
            case "Service Selector" -> text(labels(object.at("/spec/selector")));
            case "ConfigMap Data" ->
                number(object.path("data").size() + object.path("binaryData").size());
            case "Secret Data" -> number(object.path("data").size());
            case "ServiceAccount Secrets" -> number(object.path("secrets").size());
            case "Event Object" -> text(involved(object.path("involvedObject")));
            case "Deployment Ready" ->
                text(object.at("/status/readyReplicas").asInt() + "/"
                        + object.at("/spec/replicas").asInt(1));
            case "Deployment Up-to-date" ->
                number(object.at("/status/updatedReplicas").asInt());
            case "Deployment Available" ->
                number(object.at("/status/availableReplicas").asInt());
            case "NetworkPolicy Pod-Selector" -> text(labels(object.at("/spec/podSelector/matchLabels")));
            case String _ -> NullNode.instance;
        };
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static JsonNode number(int number) {
        return IntNode.valueOf(number);
    }

    private static String nodeStatus(JsonNode node) {
        boolean ready = node.at("/status/conditions")
                .valueStream()
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
        return (ready ? "Ready" : "NotReady")
                + (node.at("/spec/unschedulable").asBoolean() ? ",SchedulingDisabled" : "");
    }

    private static String roles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        return orNone(node.at("/metadata/labels")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList());
    }

    private static String internalAddress(JsonNode node) {
        return node.at("/status/addresses")
                .valueStream()
                .filter(address -> address.path("type").asText().equals("InternalIP"))
                .map(address -> address.path("address").asText())
                .findFirst()
                .orElse(NONE);
    }

    private static String readyContainers(JsonNode pod) {
        long ready = pod.at("/status/containerStatuses")
                .valueStream()
                .filter(status -> status.path("ready").asBoolean())
                .count();
        return ready + "/" + pod.at("/spec/containers").size();
    }

    private static String podStatus(JsonNode pod) {
        if (pod.path("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        JsonNode status = pod.path("status");
        return status.path("reason").asText(status.path("phase").asText("Unknown"));
    }

    private static int restarts(JsonNode pod) {
        return pod.at("/status/containerStatuses")
                .valueStream()
                .mapToInt(status -> status.path("restartCount").asInt())
                .sum();
    }

    private static String externalAddress(JsonNode service) {
        if (service.at("/spec/type").asText().equals("ExternalName")) {
            return service.at("/spec/externalName").asText(NONE);
        }
        return orNone(service.at("/spec/externalIPs")
                .valueStream()
                .map(JsonNode::asText)
                .toList());
    }

    private static String ports(JsonNode service) {
        return orNone(service.at("/spec/ports")
                .valueStream()
                .map(port -> port.path("port").asText()
                        + (port.has("nodePort") ? ":" + port.path("nodePort").asText() : "") + "/"
                        + port.path("protocol").asText("TCP"))
                .toList());
    }

    private static String involved(JsonNode object) {
        return object.path("kind").asText().toLowerCase(Locale.ROOT) + "/"
                + object.path("name").asText();
    }

    private static String labels(JsonNode labels) {
        return orNone(labels.propertyStream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .toList());
    }

    private static String orNone(List<String> words) {
        return words.isEmpty() ? NONE : String.join(",", words);
    }
}
