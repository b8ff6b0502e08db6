package io.tierwall.antrea.resolve;

/** A service by namespace and name. */
public record ServiceName(String namespace, String name) implements Comparable<ServiceName> {

    /** No service: traffic that goes where it says. */
    public static final ServiceName NONE = new ServiceName("", "");

    @Override
    public int compareTo(ServiceName other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** Namespace and name, as people write them. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
