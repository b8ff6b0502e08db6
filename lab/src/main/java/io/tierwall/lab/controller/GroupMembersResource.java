package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.MemberResolver;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.controller.GroupFinding.Computed;
import io.tierwall.lab.controller.GroupFinding.Incomplete;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of groups (controlplane.antrea.io/v1beta2), computed when asked, all on one page. As in Antrea, a group
 * that does not exist is an error of the server, and blocks come without what they except.
 */
public final class GroupMembersResource implements ReadOnlyResource {

    private static final ResourceType TYPE = new ResourceType(
            "controlplane.antrea.io",
            "v1beta2",
            "ClusterGroupMembers",
            "clustergroupmembers",
            "clustergroupmembers",
            List.of(),
            false,
            false,
            List.of());

    private final ObjectStore store;

    public GroupMembersResource(ObjectStore store) {
        this.store = store;
    }

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public boolean listable() {
        return false;
    }

    @Override
    public List<ObjectNode> list() {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> find(String name) {
        Snapshot snapshot = Snapshot.of(store);
        Inventory inventory = InventoryReader.read(snapshot);
        GroupFindings groups = GroupFindings.of(readings(snapshot), Map.of(), inventory);
        ClusterGroup group = groups.clusterGroups().stream()
                .filter(candidate -> candidate.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> ApiException.internal("there is no ClusterGroup " + name + " whose members are known"));
        GroupFinding finding =
                groups.findings().getOrDefault(group.getMetadata().getUid(), new Computed());
        if (finding instanceof Incomplete(String reason, String message) && reason.equals(GroupFindings.NESTED)) {
            throw ApiException.badRequest(message);
        }
        return Optional.of(members(group, groups.clusterGroups(), inventory));
    }

    private static Map<String, Reading<ClusterGroup>> readings(Snapshot snapshot) {
        Map<String, Reading<ClusterGroup>> readings = new LinkedHashMap<>();
        snapshot.all(ResourceTypes.CLUSTER_GROUPS)
                .forEach(group -> readings.put(group.at("/metadata/uid").asText(), ObjectReader.clusterGroup(group)));
        return readings;
    }

    private static ObjectNode members(ClusterGroup group, List<ClusterGroup> groups, Inventory inventory) {
        String name = group.getMetadata().getName();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("metadata").put("name", name);
        ArrayNode members = answer.putArray("effectiveMembers");
        new MemberResolver(groups, inventory)
                .group(name).stream()
                        .flatMap(found -> found.pods().stream())
                        .filter(pod -> !pod.addresses().isEmpty())
                        .forEach(pod -> member(pod, members.addObject()));
        ArrayNode blocks = answer.putArray("effectiveIPBlocks");
        blocks(group, groups)
                .forEach(block -> blocks.addObject()
                        .put("ip", block.network().bytes())
                        .put("prefixLength", block.prefixLength()));
        answer.put("totalMembers", members.size()).put("totalPages", 1).put("currentPage", 1);
        return answer;
    }

    /** Addresses are arrays of bytes, which JSON writes in base64. */
    private static void member(Pod pod, ObjectNode member) {
        member.putObject("pod").put("name", pod.name()).put("namespace", pod.namespace());
        ArrayNode addresses = member.putArray("ips");
        pod.addresses().forEach(address -> addresses.add(address.bytes()));
    }

    private static List<Cidr> blocks(ClusterGroup group, List<ClusterGroup> groups) {
        List<ClusterGroup> united = new ArrayList<>(List.of(group));
        groups.stream()
                .filter(other -> group.getSpec()
                        .childGroups()
                        .contains(other.getMetadata().getName()))
                .forEach(united::add);
        return united.stream()
                .flatMap(one -> one.getSpec().ipBlocks().stream())
                .map(IpBlock::cidr)
                .flatMap(cidr -> Cidr.parse(cidr).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
