package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.NodeRules;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.Resolution;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.lab.controller.Reading.NotUnderstood;
import io.tierwall.lab.controller.Reading.Understood;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works out what the objects of a cluster come to, and anew only what a change concerns. Not thread-safe. */
final class Understanding {

    private static final List<ResourceType> POLICIES = List.of(
            ResourceTypes.CLUSTER_NETWORK_POLICIES,
            ResourceTypes.ANTREA_NETWORK_POLICIES,
            ResourceTypes.NETWORK_POLICIES);

    private static final Inventory NOTHING = new Inventory(List.of(), List.of(), List.of());

    private final ReadingCache<Tier> tiers = new ReadingCache<>(ObjectReader::tier);
    private final ReadingCache<ClusterGroup> clusterGroups = new ReadingCache<>(ObjectReader::clusterGroup);
    private final ReadingCache<Group> groups = new ReadingCache<>(ObjectReader::group);
    private final ReadingCache<ClusterNetworkPolicy> clusterPolicies = new ReadingCache<>(ObjectReader::clusterPolicy);
    private final ReadingCache<NetworkPolicy> policies = new ReadingCache<>(ObjectReader::policy);
    private final ReadingCache<io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy> kubernetesPolicies =
            new ReadingCache<>(ObjectReader::kubernetesPolicy);

    private final InventoryReader inventories = new InventoryReader();
    private final Resolver resolver = new Resolver();
    private final NodeRules nodeRules = new NodeRules();
    private Groups lookedAt = new Groups(Map.of(), Map.of(), NOTHING);
    private GroupFindings findings = GroupFindings.of(Map.of(), Map.of(), NOTHING);

    /** What there is to find out of groups. */
    private record Groups(
            Map<String, Reading<ClusterGroup>> clusterGroups,
            Map<String, Reading<Group>> groups,
            Inventory inventory) {}

    Computation of(Snapshot snapshot) {
        Inventory inventory = inventories.read(snapshot);
        Groups present = new Groups(
                clusterGroups.read(snapshot.all(ResourceTypes.CLUSTER_GROUPS)),
                groups.read(snapshot.all(ResourceTypes.GROUPS)),
                inventory);
        if (!present.equals(lookedAt)) {
            lookedAt = present;
            findings = GroupFindings.of(present.clusterGroups(), present.groups(), inventory);
        }
        Map<String, String> unresolvable = new LinkedHashMap<>();
        Resolution resolution = resolver.next(objects(snapshot, unresolvable), inventory);
        unresolvable.putAll(resolution.failures());
        return new Computation(resolution, nodeRules.next(resolution), generations(snapshot), unresolvable, findings);
    }

    private PolicyObjects objects(Snapshot snapshot, Map<String, String> unresolvable) {
        Map<String, String> unreadableTiers = new HashMap<>(); // Their policies stand where Antrea puts those without.
        return new PolicyObjects(
                understood(tiers.read(snapshot.all(ResourceTypes.TIERS)), unreadableTiers),
                findings.clusterGroups(),
                understood(clusterPolicies.read(snapshot.all(ResourceTypes.CLUSTER_NETWORK_POLICIES)), unresolvable),
                new PolicyObjects.Namespaced(
                        findings.groups(),
                        understood(policies.read(snapshot.all(ResourceTypes.ANTREA_NETWORK_POLICIES)), unresolvable),
                        understood(
                                kubernetesPolicies.read(snapshot.all(ResourceTypes.NETWORK_POLICIES)), unresolvable)));
    }

    private static <T> List<T> understood(Map<String, Reading<T>> readings, Map<String, String> others) {
        List<T> understood = new ArrayList<>();
        readings.forEach((uid, reading) -> {
            switch (reading) {
                case Understood<T>(T object) -> understood.add(object);
                case NotUnderstood<T>(String why) -> others.put(uid, why);
            }
        });
        return understood;
    }

    private static Map<String, Long> generations(Snapshot snapshot) {
        Map<String, Long> generations = new HashMap<>();
        for (ResourceType kind : POLICIES) {
            for (ObjectNode policy : snapshot.all(kind)) {
                generations.put(ObjectReader.uid(policy), ObjectReader.generation(policy));
            }
        }
        return generations;
    }
}
