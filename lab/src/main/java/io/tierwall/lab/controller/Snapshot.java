package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The objects that rules depend on. Taken without a lock over all kinds: what changed meanwhile comes as an event.
 *
 * @param version of the cluster's objects; these are at least as new
 */
record Snapshot(long version, Map<ResourceType, List<ObjectNode>> objects) {

    /** Everything that rules depend on. */
    static final Set<ResourceType> KINDS = Set.of(
            ResourceTypes.TIERS,
            ResourceTypes.CLUSTER_GROUPS,
            ResourceTypes.GROUPS,
            ResourceTypes.CLUSTER_NETWORK_POLICIES,
            ResourceTypes.ANTREA_NETWORK_POLICIES,
            ResourceTypes.NETWORK_POLICIES,
            ResourceTypes.NAMESPACES,
            ResourceTypes.PODS,
            ResourceTypes.SERVICES,
            ResourceTypes.NODES);

    static Snapshot of(ObjectStore store) {
        long version = store.version();
        return new Snapshot(
                version,
                KINDS.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), kind -> store.list(kind).items())));
    }

    /** All of one of these kinds. */
    List<ObjectNode> all(ResourceType kind) {
        return objects.getOrDefault(kind, List.of());
    }
}
