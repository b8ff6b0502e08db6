package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;

/**
 * The objects that rules depend on. Taken without a lock over all kinds: what changed meanwhile comes as an event.
 *
 * @param version of the cluster's objects; these are at least as new
 */
record Snapshot(
        long version,
        List<ObjectNode> tiers,
        List<ObjectNode> groups,
        List<ObjectNode> policies,
        List<ObjectNode> namespaces,
        List<ObjectNode> pods,
        List<ObjectNode> services,
        List<ObjectNode> nodes) {

    static Snapshot of(ObjectStore store) {
        return new Snapshot(
                store.version(),
                items(store, ResourceTypes.TIERS),
                items(store, ResourceTypes.CLUSTER_GROUPS),
                items(store, ResourceTypes.CLUSTER_NETWORK_POLICIES),
                items(store, ResourceTypes.NAMESPACES),
                items(store, ResourceTypes.PODS),
                items(store, ResourceTypes.SERVICES),
                items(store, ResourceTypes.NODES));
    }

    private static List<ObjectNode> items(ObjectStore store, ResourceType type) {
        return store.list(type).items();
    }
}
