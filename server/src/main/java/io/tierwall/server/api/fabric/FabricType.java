package io.tierwall.server.api.fabric;

import io.tierwall.sync.inventory.InventoryKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** NSX's kinds of discovered objects that come from a cluster. */
enum FabricType {
    NODE("container-cluster-nodes", "ContainerClusterNode"),
    PROJECT("container-projects", "ContainerProject"),
    APPLICATION("container-applications", "ContainerApplication"),
    APPLICATION_INSTANCE("container-application-instances", "ContainerApplicationInstance"),
    NETWORK_POLICY("container-network-policies", "ContainerNetworkPolicy"),
    /** Tierwall does not look for these, so there are none. */
    INGRESS_POLICY("container-ingress-policies", "ContainerIngressPolicy");

    private final String segment;
    private final String title;

    FabricType(String segment, String title) {
        this.segment = segment;
        this.title = title;
    }

    /** The type of a URL. */
    static Optional<FabricType> find(String segment) {
        return Arrays.stream(values())
                .filter(type -> type.segment.equals(segment))
                .findFirst();
    }

    String title() {
        return title;
    }

    List<InventoryKind> kinds() {
        return switch (this) {
            case NODE -> List.of(InventoryKind.NODES);
            case PROJECT -> List.of(InventoryKind.NAMESPACES);
            case APPLICATION -> List.of(InventoryKind.SERVICES);
            case APPLICATION_INSTANCE -> List.of(InventoryKind.PODS);
            case NETWORK_POLICY ->
                List.of(
                        InventoryKind.CLUSTER_NETWORK_POLICIES,
                        InventoryKind.ANTREA_NETWORK_POLICIES,
                        InventoryKind.NETWORK_POLICIES);
            case INGRESS_POLICY -> List.of();
        };
    }
}
