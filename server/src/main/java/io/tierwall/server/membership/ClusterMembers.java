package io.tierwall.server.membership;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.inventory.InventoryItem;
import java.util.List;
import java.util.Map;

/**
 * Who the members of a group are in one cluster, as far as the cluster is known.
 *
 * @param pods in order of namespace and name
 * @param namespaceIds the uids of the cluster's namespaces, by name
 */
public record ClusterMembers(ClusterControlPlane cluster, List<InventoryItem> pods, Map<String, String> namespaceIds) {

    public ClusterMembers {
        pods = List.copyOf(pods);
        namespaceIds = Map.copyOf(namespaceIds);
    }
}
