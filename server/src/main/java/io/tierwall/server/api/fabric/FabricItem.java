package io.tierwall.server.api.fabric;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;

/** An object of a registered cluster. */
record FabricItem(ClusterControlPlane cluster, Inventory inventory, InventoryItem item) {

    String clusterId() {
        return cluster.nodeId().toString();
    }
}
