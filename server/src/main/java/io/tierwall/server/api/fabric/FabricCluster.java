package io.tierwall.server.api.fabric;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A registered cluster as one answer shows it: what all of its objects need is worked out once.
 *
 * @param projects the uids of its namespaces, by name
 */
record FabricCluster(
        ClusterControlPlane cluster, Inventory inventory, AntreaHealth health, Map<String, String> projects) {

    static FabricCluster of(ClusterControlPlane cluster, Inventory inventory, AntreaHealth health) {
        return new FabricCluster(
                cluster,
                inventory,
                health,
                inventory.items(InventoryKind.NAMESPACES).stream()
                        .collect(Collectors.toUnmodifiableMap(InventoryItem::name, InventoryItem::uid)));
    }

    String id() {
        return cluster.nodeId().toString();
    }

    /** The id of the namespace that an object is in; empty while the namespaces are not known. */
    String projectId(InventoryItem item) {
        return projects.getOrDefault(item.namespace(), "");
    }
}
