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
    INGRESS_POLICY("container-ingress-policies", "ContainerIngressPolicy"),
    GATEWAY("container-gateways", "container-gateway", "ContainerGateway"),
    EGRESS("container-egresses", "container-egress", "ContainerEgress"),
    IP_POOL("container-ip-pools", "container-ip-pool", "ContainerIpPool");

    private final String list;
    private final String item;
    private final String title;

    FabricType(String segment, String title) {
        this(segment, segment, title);
    }

    /** Some types have another segment for one object than for all. */
    FabricType(String list, String item, String title) {
        this.list = list;
        this.item = item;
        this.title = title;
    }

    /** The type of a URL, which is either that of one object or that of a list. */
    static Optional<FabricType> find(String segment, boolean ofOne) {
        return Arrays.stream(values())
                .filter(type -> segment.equals(ofOne ? type.item : type.list))
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
            case INGRESS_POLICY, GATEWAY, EGRESS, IP_POOL -> List.of();
        };
    }
}
