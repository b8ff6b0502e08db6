package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * What runs in a cluster, as far as policies can select it.
 *
 * @param namespaces all of them
 * @param pods those that can have members' rights: neither on the host's network nor terminated
 * @param services all of them
 * @param nodes all of them
 */
public record Inventory(List<Namespace> namespaces, List<Pod> pods, List<Service> services, List<Node> nodes) {

    /** A namespace by name, with its labels. */
    public record Namespace(String name, Map<String, String> labels) {

        public Namespace {
            labels = Map.copyOf(labels);
        }
    }

    /** A node by name, with its labels and own addresses. */
    public record Node(String name, Map<String, String> labels, List<IpAddress> addresses) {

        public Node {
            labels = Map.copyOf(labels);
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A service.
     *
     * @param selector labels that it selects pods of its namespace by; none selects nothing
     * @param clusterAddresses where it answers; none when it is headless
     * @param ports where it answers, and which ports of the pods that leads to
     */
    public record Service(
            String namespace,
            String name,
            Map<String, String> selector,
            List<IpAddress> clusterAddresses,
            List<ServicePort> ports) {

        public Service {
            selector = Map.copyOf(selector);
            clusterAddresses = List.copyOf(clusterAddresses);
            ports = List.copyOf(ports);
        }

        /** A service that is known by its selector alone. */
        public Service(String namespace, String name, Map<String, String> selector) {
            this(namespace, name, selector, List.of(), List.of());
        }

        /** Whether the service stands for the pod. */
        boolean selects(Pod pod) {
            return !selector.isEmpty()
                    && pod.namespace().equals(namespace)
                    && pod.labels().entrySet().containsAll(selector.entrySet());
        }
    }

    /**
     * A port of a service.
     *
     * @param name empty where the service has only one
     * @param targetPort a number, or the name of a container port; empty for the same number as {@code port}
     */
    public record ServicePort(String name, Protocol protocol, int port, String targetPort) {}

    /** A port that a container declares; the name is empty where it has none. */
    public record ContainerPort(String name, Protocol protocol, int port) {}

    /**
     * A pod.
     *
     * @param node the node that it runs on; empty while unscheduled
     * @param addresses its addresses; none before it has any
     * @param ports what its containers declare
     * @param serviceAccount whose rights it has; empty where nobody knows
     * @param ready whether services send traffic to it
     */
    public record Pod(
            String namespace,
            String name,
            Map<String, String> labels,
            String node,
            List<IpAddress> addresses,
            List<ContainerPort> ports,
            String serviceAccount,
            boolean ready)
            implements Comparable<Pod> {

        public Pod {
            labels = Map.copyOf(labels);
            addresses = List.copyOf(addresses);
            ports = List.copyOf(ports);
        }

        /** A ready pod that declares nothing. */
        public Pod(String namespace, String name, Map<String, String> labels, String node, List<IpAddress> addresses) {
            this(namespace, name, labels, node, addresses, List.of(), "", true);
        }

        @Override
        public int compareTo(Pod other) {
            int byNamespace = namespace.compareTo(other.namespace);
            return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
        }

        /** Namespace and name, as people write them. */
        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    public Inventory {
        namespaces = List.copyOf(namespaces);
        pods = List.copyOf(pods);
        services = List.copyOf(services);
        nodes = List.copyOf(nodes);
    }

    /** An inventory without nodes: no node's address can be a peer. */
    public Inventory(List<Namespace> namespaces, List<Pod> pods, List<Service> services) {
        this(namespaces, pods, services, List.of());
    }
}
