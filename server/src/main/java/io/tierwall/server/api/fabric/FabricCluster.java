package io.tierwall.server.api.fabric;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A registered cluster as one answer shows it: what all of its objects need is worked out once.
 *
 * @param projects the uids of its namespaces, by name
 * @param nodes the uids of its nodes, by name
 * @param applications its services, by namespace
 */
record FabricCluster(
        ClusterControlPlane cluster,
        Inventory inventory,
        AntreaHealth health,
        Map<String, String> projects,
        Map<String, String> nodes,
        Map<String, List<InventoryItem>> applications) {

    static FabricCluster of(ClusterControlPlane cluster, Inventory inventory, AntreaHealth health) {
        return new FabricCluster(
                cluster,
                inventory,
                health,
                uids(inventory, InventoryKind.NAMESPACES),
                uids(inventory, InventoryKind.NODES),
                inventory.items(InventoryKind.SERVICES).stream()
                        .collect(Collectors.groupingBy(InventoryItem::namespace)));
    }

    private static Map<String, String> uids(Inventory inventory, InventoryKind kind) {
        return inventory.items(kind).stream()
                .collect(Collectors.toUnmodifiableMap(InventoryItem::name, InventoryItem::uid));
    }

    String id() {
        return cluster.nodeId().toString();
    }

    /** The id of the namespace that an object is in; empty while the namespaces are not known. */
    String projectId(InventoryItem item) {
        return projects.getOrDefault(item.namespace(), "");
    }

    /** The ids of the services that select a pod. */
    List<String> applicationIds(InventoryItem pod) {
        return applications.getOrDefault(pod.namespace(), List.of()).stream()
                .filter(service -> service.facts() instanceof Facts.Service facts
                        && !facts.selector().isEmpty()
                        && pod.labels().entrySet().containsAll(facts.selector().entrySet()))
                .map(InventoryItem::uid)
                .toList();
    }
}
