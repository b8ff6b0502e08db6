package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaResource;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.resolve.Inventory.Node;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of groups of one kind (controlplane.antrea.io/v1beta2), computed when asked, in pages. As in Antrea, a
 * group that does not exist is an error of the server, and blocks come without what they except.
 */
public final class GroupMembersResource implements ReadOnlyResource {

    private final ObjectStore store;
    private final ResourceType type;

    private GroupMembersResource(ObjectStore store, ResourceType type) {
        this.store = store;
        this.type = type;
    }

    /** Of ClusterGroups. */
    public static GroupMembersResource ofCluster(ObjectStore store) {
        return new GroupMembersResource(store, ControlPlane.type("ClusterGroupMembers", false));
    }

    /** Of the Groups of namespaces. */
    public static GroupMembersResource ofNamespaces(ObjectStore store) {
        return new GroupMembersResource(store, ControlPlane.type("GroupMembers", true));
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
        KnownGroups groups = KnownGroups.of(store);
        AntreaResource<ClusterGroup.Spec> group = groups.find(key)
                .orElseThrow(() -> ApiException.internal("there is no group " + key + " whose members are known"));
        groups.nested(group).ifPresent(why -> {
            throw ApiException.badRequest(why);
        });
        ObjectNode answer = ControlPlane.answer(type, key);
        MemberPage<ObjectNode> page = MemberPage.of(members(group, groups), parameters);
        answer.putArray("effectiveMembers").addAll(page.members());
        ArrayNode blocks = answer.putArray("effectiveIPBlocks");
        groups.blocks(group)
                .forEach(block -> blocks.addObject()
                        .put("ip", block.network().bytes())
                        .put("prefixLength", block.prefixLength()));
        answer.put("totalMembers", page.total()).put("totalPages", page.pages()).put("currentPage", page.current());
        return Optional.of(answer);
    }

    private static List<ObjectNode> members(AntreaResource<ClusterGroup.Spec> group, KnownGroups groups) {
        List<ObjectNode> members = new ArrayList<>();
        groups.pods(group).stream()
                .filter(pod -> !pod.addresses().isEmpty())
                .sorted(Comparator.comparing(Pod::name).thenComparing(Pod::namespace))
                .forEach(pod -> members.add(pod(pod)));
        groups.nodes(group).stream().sorted(Comparator.comparing(Node::name)).forEach(node -> members.add(node(node)));
        return members;
    }

    private static ObjectNode pod(Pod pod) {
        ObjectNode member = JsonNodeFactory.instance.objectNode();
        member.putObject("pod").put("name", pod.name()).put("namespace", pod.namespace());
        return withAddresses(member, pod.addresses());
    }

    private static ObjectNode node(Node node) {
        ObjectNode member = JsonNodeFactory.instance.objectNode();
        member.putObject("node").put("name", node.name());
        return withAddresses(member, node.addresses());
    }

    /** Addresses are arrays of bytes, which JSON writes in base64. */
    private static ObjectNode withAddresses(ObjectNode member, List<IpAddress> addresses) {
        ArrayNode list = member.putArray("ips");
        addresses.forEach(address -> list.add(address.bytes()));
        return member;
    }
}
