package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaResource;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Node;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.MemberResolver;
import io.tierwall.antrea.resolve.Members;
import io.tierwall.lab.controller.GroupFinding.Incomplete;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The groups of both kinds that can be computed, at one moment, and who belongs to them. Not thread-safe. */
final class KnownGroups {

    private final Map<ObjectKey, AntreaResource<ClusterGroup.Spec>> groups = new TreeMap<>();
    private final Map<String, GroupFinding> findings;
    private final Inventory inventory;
    private final MemberResolver resolver;

    private KnownGroups(GroupFindings found, Inventory inventory) {
        this.findings = found.findings();
        this.inventory = inventory;
        this.resolver = new MemberResolver(found.clusterGroups(), found.groups(), inventory);
        found.clusterGroups().forEach(group -> groups.put(key(group), group));
        found.groups().forEach(group -> groups.put(key(group), group));
    }

    static KnownGroups of(ObjectStore store) {
        Snapshot snapshot = Snapshot.of(store);
        Inventory inventory = new InventoryReader().read(snapshot);
        GroupFindings found = GroupFindings.of(
                readings(snapshot.all(ResourceTypes.CLUSTER_GROUPS), ObjectReader::clusterGroup),
                readings(snapshot.all(ResourceTypes.GROUPS), ObjectReader::group),
                inventory);
        return new KnownGroups(found, inventory);
    }

    private static <T> Map<String, Reading<T>> readings(
            List<ObjectNode> objects, Function<ObjectNode, Reading<T>> reader) {
        Map<String, Reading<T>> readings = new LinkedHashMap<>();
        objects.forEach(object -> readings.put(ObjectReader.uid(object), reader.apply(object)));
        return readings;
    }

    /** A group's namespace and name; a ClusterGroup has no namespace. */
    static ObjectKey key(AntreaResource<ClusterGroup.Spec> group) {
        return new ObjectKey(
                group.getMetadata().getNamespace(), group.getMetadata().getName());
    }

    /** All of them in the order of their names, those of the cluster first. */
    List<AntreaResource<ClusterGroup.Spec>> all() {
        return List.copyOf(groups.values());
    }

    Optional<AntreaResource<ClusterGroup.Spec>> find(ObjectKey key) {
        return Optional.ofNullable(groups.get(key));
    }

    /** Why a group has no members, if its children have children. */
    Optional<String> nested(AntreaResource<ClusterGroup.Spec> group) {
        return findings.get(group.getMetadata().getUid()) instanceof Incomplete(String reason, String message)
                        && reason.equals(GroupFindings.NESTED)
                ? Optional.of(message)
                : Optional.empty();
    }

    /** Its pods and those of its children, by namespace and name. */
    List<Pod> pods(AntreaResource<ClusterGroup.Spec> group) {
        return members(group).pods().stream().toList();
    }

    /** The nodes that it or a child selects. */
    List<Node> nodes(AntreaResource<ClusterGroup.Spec> group) {
        List<Cidr> selected = withChildren(group)
                .filter(one -> one.getSpec().nodeSelector() != null)
                .flatMap(one -> members(one).blocks().stream())
                .toList();
        return inventory.nodes().stream()
                .filter(node -> node.addresses().stream()
                        .anyMatch(address -> selected.stream().anyMatch(block -> block.contains(address))))
                .toList();
    }

    /** The blocks that it or a child lists, with what they except, which Antrea does not take out here. */
    List<Cidr> blocks(AntreaResource<ClusterGroup.Spec> group) {
        return withChildren(group)
                .flatMap(one -> one.getSpec().ipBlocks().stream())
                .map(IpBlock::cidr)
                .flatMap(cidr -> Cidr.parse(cidr).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Members members(AntreaResource<ClusterGroup.Spec> group) {
        ObjectKey key = key(group);
        Optional<Members> found =
                key.namespace().isEmpty() ? resolver.group(key.name()) : resolver.group(key.namespace(), key.name());
        return found.orElse(Members.NONE);
    }

    private Stream<AntreaResource<ClusterGroup.Spec>> withChildren(AntreaResource<ClusterGroup.Spec> group) {
        Stream<AntreaResource<ClusterGroup.Spec>> children = group.getSpec().childGroups().stream()
                .flatMap(child -> find(new ObjectKey(key(group).namespace(), child)).stream());
        return Stream.concat(Stream.of(group), children);
    }
}
