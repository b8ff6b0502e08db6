package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaResource;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.model.address.IpAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which groups of either kind a pod or an address belongs to (controlplane.antrea.io/v1beta2), parents included. A pod
 * that does not exist belongs to none.
 */
public final class GroupAssociationResource implements ReadOnlyResource {

    private final ObjectStore store;
    private final ResourceType type;
    private final Lookup lookup;

    /** Makes the question what it is that a group has to have. */
    private interface Lookup {
        BiPredicate<KnownGroups, AntreaResource<ClusterGroup.Spec>> of(ObjectKey asked);
    }

    private GroupAssociationResource(ObjectStore store, ResourceType type, Lookup lookup) {
        this.store = store;
        this.type = type;
        this.lookup = lookup;
    }

    /** Groups that select the pod of the name, by whatever selects pods. */
    public static GroupAssociationResource ofPods(ObjectStore store) {
        return new GroupAssociationResource(
                store,
                ControlPlane.type("GroupAssociation", "groupassociations", true),
                asked -> (groups, group) -> groups.pods(group).stream()
                        .anyMatch(pod -> asked.equals(new ObjectKey(pod.namespace(), pod.name()))));
    }

    /** Groups that list a block with the address that is the name; what blocks except is not looked at. */
    public static GroupAssociationResource ofAddresses(ObjectStore store) {
        return new GroupAssociationResource(
                store, ControlPlane.type("IPGroupAssociation", "ipgroupassociations", false), asked -> {
                    IpAddress address = address(asked.name());
                    return (groups, group) -> groups.blocks(group).stream().anyMatch(block -> block.contains(address));
                });
    }

    private static IpAddress address(String name) {
        return IpAddress.parse(name).orElseThrow(() -> ApiException.badRequest(name + " is not an IP address"));
    }

    @Override
    public ResourceType type() {
        return type;
    }

    @Override
    public boolean listable() {
        return false;
    }

    @Override
    public Optional<ObjectNode> find(ObjectKey key, Map<String, String> parameters) {
        var wanted = lookup.of(key);
        ObjectNode answer = ControlPlane.answer(type, key);
        ArrayNode associated = answer.putArray("associatedGroups");
        KnownGroups groups = KnownGroups.of(store);
        groups.all().stream()
                .filter(group -> groups.nested(group).isEmpty() && wanted.test(groups, group))
                .forEach(group -> reference(group, associated.addObject()));
        return Optional.of(answer);
    }

    private static void reference(AntreaResource<ClusterGroup.Spec> group, ObjectNode reference) {
        ObjectKey key = KnownGroups.key(group);
        if (!key.namespace().isEmpty()) {
            reference.put("namespace", key.namespace());
        }
        reference.put("name", key.name()).put("uid", group.getMetadata().getUid());
    }
}
