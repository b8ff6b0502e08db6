package io.tierwall.sync.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.sync.plan.SharedTrees;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes items of what the API server writes, and leaves out what nobody asks for. Thread-safe. */
final class ItemReader {

    private final Interner<String> texts = new Interner<>();
    private final Interner<ContainerPort> containerPorts = new Interner<>();

    InventoryItem read(InventoryKind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        Map<String, String> labels = map(metadata.path("labels"));
        return new InventoryItem(
                kind,
                texts.one(metadata.path("namespace").asText()),
                metadata.path("name").asText(),
                metadata.path("uid").asText(),
                labels,
                Ownership.TIERWALL.equals(labels.get(Ownership.MANAGED_BY)),
                facts(kind, object));
    }

    private Facts facts(InventoryKind kind, JsonNode object) {
        return switch (kind) {
            case NAMESPACES -> new Facts.None();
            case PODS -> pod(object);
            case NODES ->
                new Facts.Node(
                        each(object.at("/status/addresses"), "address"),
                        isReady(object.at("/status/conditions")),
                        object.at("/spec/providerID").asText());
            case SERVICES -> service(object.path("spec"));
            case CLUSTER_NETWORK_POLICIES, ANTREA_NETWORK_POLICIES, NETWORK_POLICIES, TIERS, CLUSTER_GROUPS, GROUPS ->
                document(kind, object);
            case CONTROLLER_INFOS -> health(object, object.path("controllerConditions"));
            case AGENT_INFOS -> health(object, object.path("agentConditions"));
        };
    }

    private Facts pod(JsonNode pod) {
        List<ContainerPort> ports = new ArrayList<>();
        for (JsonNode container : pod.at("/spec/containers")) {
            for (JsonNode port : container.path("ports")) {
                protocol(port)
                        .ifPresent(protocol -> ports.add(containerPorts.one(new ContainerPort(
                                texts.one(port.path("name").asText("")),
                                protocol,
                                port.path("containerPort").asInt()))));
            }
        }
        return new Facts.Pod(
                texts.one(pod.at("/spec/nodeName").asText()),
                each(pod.at("/status/podIPs"), "ip"),
                texts.one(pod.at("/status/phase").asText()),
                List.copyOf(ports),
                texts.one(pod.at("/spec/serviceAccountName").asText()),
                isReady(pod.at("/status/conditions")),
                pod.at("/spec/hostNetwork").asBoolean());
    }

    private Facts service(JsonNode spec) {
        List<String> addresses = new ArrayList<>();
        spec.path("clusterIPs").forEach(address -> addresses.add(address.asText()));
        if (addresses.isEmpty() && spec.path("clusterIP").isTextual()) {
            addresses.add(spec.path("clusterIP").asText());
        }
        List<ServicePort> ports = new ArrayList<>();
        for (JsonNode port : spec.path("ports")) {
            protocol(port)
                    .ifPresent(protocol -> ports.add(new ServicePort(
                            texts.one(port.path("name").asText("")),
                            protocol,
                            port.path("port").asInt(),
                            texts.one(port.path("targetPort").asText("")))));
        }
        return new Facts.Service(
                texts.one(spec.path("type").asText()),
                List.copyOf(addresses),
                List.copyOf(ports),
                map(spec.path("selector")));
    }

    /** TCP where nothing is said; nothing for one that Kubernetes has not got yet. */
    private static Optional<Protocol> protocol(JsonNode port) {
        String name = port.path("protocol").asText("TCP");
        return Stream.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)
                .filter(protocol -> protocol.name().equals(name))
                .findFirst();
    }

    private static Facts document(InventoryKind kind, JsonNode object) {
        ObjectNode tree = object.deepCopy();
        tree.withObject("/metadata").remove("managedFields");
        // Within a list, objects do not say what they are.
        tree.put("apiVersion", kind.apiVersion()).put("kind", kind.title());
        SharedTrees.shareParts(tree);
        return new Facts.Document(tree);
    }

    private Facts health(JsonNode info, JsonNode conditions) {
        List<Facts.Condition> said = new ArrayList<>();
        for (JsonNode condition : conditions) {
            said.add(new Facts.Condition(
                    texts.one(condition.path("type").asText()),
                    condition.path("status").asText().equals("True"),
                    instant(condition.path("lastHeartbeatTime").asText())));
        }
        return new Facts.Health(
                texts.one(info.path("version").asText()),
                info.path("connectedAgentNum").asInt(),
                List.copyOf(said));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }

    private static boolean isReady(JsonNode conditions) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static List<String> each(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(element -> values.add(element.path(field).asText()));
        return List.copyOf(values);
    }

    /** Many objects have the same labels: the words of them are kept once. */
    private Map<String, String> map(JsonNode object) {
        Map<String, String> map = new TreeMap<>();
        object.properties()
                .forEach(entry -> map.put(
                        texts.one(entry.getKey()), texts.one(entry.getValue().asText())));
        return Map.copyOf(map);
    }
}
