package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Node;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what runs in a cluster, as far as policies can select it. Reads each object once. Not thread-safe. */
final class InventoryReader {

    private static final Set<String> TERMINATED = Set.of("Succeeded", "Failed");

    private final ReadOnce<Namespace> namespaces = new ReadOnce<>(InventoryReader::namespace);
    private final ReadOnce<Optional<Pod>> pods = new ReadOnce<>(InventoryReader::selectable);
    private final ReadOnce<Service> services = new ReadOnce<>(InventoryReader::service);
    private final ReadOnce<Node> nodes = new ReadOnce<>(InventoryReader::node);

    Inventory read(Snapshot snapshot) {
        return new Inventory(
                namespaces.read(snapshot.all(ResourceTypes.NAMESPACES)),
                pods.read(snapshot.all(ResourceTypes.PODS)).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                services.read(snapshot.all(ResourceTypes.SERVICES)),
                nodes.read(snapshot.all(ResourceTypes.NODES)));
    }

    private static Optional<Pod> selectable(ObjectNode pod) {
        return isSelectable(pod) ? Optional.of(pod(pod)) : Optional.empty();
    }

    private static boolean isSelectable(JsonNode pod) {
        return !pod.at("/spec/hostNetwork").asBoolean()
                && !TERMINATED.contains(pod.at("/status/phase").asText());
    }

    private static Namespace namespace(JsonNode object) {
        return new Namespace(ObjectKey.of(object).name(), texts(object.at("/metadata/labels")));
    }

    private static Pod pod(JsonNode object) {
        ObjectKey key = ObjectKey.of(object);
        return new Pod(
                key.namespace(),
                key.name(),
                texts(object.at("/metadata/labels")),
                object.at("/spec/nodeName").asText(""),
                addresses(object.at("/status/podIPs").valueStream().map(entry -> entry.path("ip"))),
                containerPorts(object.at("/spec/containers")),
                object.at("/spec/serviceAccountName").asText(""),
                isReady(object.at("/status/conditions")));
    }

    private static List<ContainerPort> containerPorts(JsonNode containers) {
        return containers
                .valueStream()
                .flatMap(container -> container.path("ports").valueStream())
                .flatMap(port -> protocol(port).stream()
                        .map(protocol -> new ContainerPort(
                                port.path("name").asText(""),
                                protocol,
                                port.path("containerPort").asInt())))
                .toList();
    }

    private static boolean isReady(JsonNode conditions) {
        return conditions
                .valueStream()
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
    }

    private static Service service(JsonNode object) {
        ObjectKey key = ObjectKey.of(object);
        // A headless service says None, which is no address.
        return new Service(
                key.namespace(),
                key.name(),
                texts(object.at("/spec/selector")),
                addresses(object.at("/spec/clusterIPs").valueStream()),
                object.at("/spec/ports")
                        .valueStream()
                        .flatMap(port -> servicePort(port).stream())
                        .toList());
    }

    private static Optional<ServicePort> servicePort(JsonNode port) {
        int number = port.path("port").asInt();
        String target = port.path("targetPort").asText("");
        return protocol(port)
                .map(protocol -> new ServicePort(
                        port.path("name").asText(""),
                        protocol,
                        number,
                        target.isEmpty() ? Integer.toString(number) : target));
    }

    /** TCP where nothing is said; nothing for a protocol that the lab does not know. */
    private static Optional<Protocol> protocol(JsonNode port) {
        String name = port.path("protocol").asText("TCP");
        return Stream.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)
                .filter(protocol -> protocol.name().equals(name))
                .findFirst();
    }

    private static Node node(JsonNode object) {
        return new Node(
                ObjectKey.of(object).name(),
                texts(object.at("/metadata/labels")),
                addresses(object.at("/status/addresses").valueStream().map(entry -> entry.path("address"))));
    }

    private static List<IpAddress> addresses(Stream<JsonNode> texts) {
        return texts.map(text -> IpAddress.parse(text.asText("")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
