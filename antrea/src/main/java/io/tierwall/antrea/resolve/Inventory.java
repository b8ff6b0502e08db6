package io.tierwall.antrea.resolve;

import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * What runs in a cluster, as far as policies can select it.
 *
 * @param namespaces all of them
 * @param pods those that can have members' rights: neither on the host's network nor terminated
 * @param services all of them
 */
public record Inventory(List<Namespace> namespaces, List<Pod> pods, List<Service> services) {

    /** A namespace by name, with its labels. */
    public record Namespace(String name, Map<String, String> labels) {

        public Namespace {
            labels = Map.copyOf(labels);
        }
    }

    /** A service by name, with the labels that it selects pods by; none selects nothing. */
    public record Service(String namespace, String name, Map<String, String> selector) {

        public Service {
            selector = Map.copyOf(selector);
        }
    }

    /**
     * A pod.
     *
     * @param node the node that it runs on; empty while unscheduled
     * @param addresses its addresses; none before it has any
     */
    public record Pod(String namespace, String name, Map<String, String> labels, String node, List<IpAddress> addresses)
            implements Comparable<Pod> {

        public Pod {
            labels = Map.copyOf(labels);
            addresses = List.copyOf(addresses);
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
    }
}
