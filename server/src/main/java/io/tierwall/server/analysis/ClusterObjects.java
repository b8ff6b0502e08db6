package io.tierwall.server.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All policy objects of a cluster: what an intent makes it hold, and what others wrote there. Pure.
 *
 * @param own Tierwall's, by kind and name
 * @param foreign others', by what they were read from
 * @param problems what is not as the intent says, or cannot be read, as sentences
 */
record ClusterObjects(
        PolicyObjects objects,
        Map<String, OwnObjects.Placed> own,
        IdentityHashMap<ObjectNode, HasMetadata> foreign,
        List<String> problems) {

    /**
     * @param rendered what an intent makes the cluster hold
     * @param before those of another time, whose objects are taken over where they say the same
     */
    static ClusterObjects of(DesiredState rendered, Holdings holdings, Optional<ClusterObjects> before) {
        OwnObjects own = OwnObjects.of(
                rendered, holdings, before.map(ClusterObjects::own).orElse(Map.of()));
        ForeignObjects foreign =
                new ForeignObjects(holdings, before.map(ClusterObjects::foreign).orElseGet(IdentityHashMap::new));
        PolicyObjects objects = new PolicyObjects(
                both(own.tiers(), foreign.all(InventoryKind.TIERS, Tier.class)),
                both(own.groups(), foreign.all(InventoryKind.CLUSTER_GROUPS, ClusterGroup.class)),
                both(own.policies(), foreign.all(InventoryKind.CLUSTER_NETWORK_POLICIES, ClusterNetworkPolicy.class)),
                new PolicyObjects.Namespaced(
                        foreign.all(InventoryKind.GROUPS, Group.class),
                        foreign.all(InventoryKind.ANTREA_NETWORK_POLICIES, NetworkPolicy.class),
                        foreign.all(
                                InventoryKind.NETWORK_POLICIES,
                                io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class)));
        return new ClusterObjects(objects, own.all(), foreign.read(), both(own.problems(), foreign.problems()));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
