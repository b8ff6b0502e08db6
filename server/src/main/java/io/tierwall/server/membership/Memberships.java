package io.tierwall.server.membership;

import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.MemberResolver;
import io.tierwall.antrea.resolve.Members;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Effective members of groups. A group has members only in clusters with a policy that names it: elsewhere nobody
 * computes them. Thread-safe.
 */
public final class Memberships {

    private final Function<IntentPath, Inventory> inventories;

    /** @param inventories what is known of a cluster, by its path */
    public Memberships(Function<IntentPath, Inventory> inventories) {
        this.inventories = inventories;
    }

    /** The clusters in which a policy names the group, in the order of their paths. */
    public static List<ClusterControlPlane> clustersWith(Group group, Intent intent) {
        return intent.policies().stream()
                .filter(tree -> names(tree, group.path()))
                .flatMap(tree -> tree.spans().stream())
                .map(ContainerClusterSpan::cluster)
                .distinct()
                .sorted()
                .flatMap(path -> intent.find(path, ClusterControlPlane.class).stream())
                .toList();
    }

    private static boolean names(PolicyTree tree, IntentPath group) {
        return tree.policy().scope().contains(group) || tree.rules().stream().anyMatch(rule -> names(rule, group));
    }

    private static boolean names(Rule rule, IntentPath group) {
        return rule.match().sources().contains(group)
                || rule.match().destinations().contains(group)
                || rule.match().scope().contains(group);
    }

    /** The pods of a group in each cluster in which it has any. */
    public List<ClusterMembers> of(Group group, Intent intent) {
        return of(group, intent, candidates(_ -> true));
    }

    /** The groups that such a pod is a member of, in the order of their paths. */
    public List<Group> groupsOf(Predicate<InventoryItem> pod, Intent intent) {
        Function<IntentPath, Candidates> candidates = candidates(pod);
        return intent.groups().stream()
                .filter(group -> !of(group, intent, candidates).isEmpty())
                .toList();
    }

    /** Those of a cluster's pods that are in question, and what decides about them. */
    private record Candidates(
            List<InventoryItem> pods,
            io.tierwall.antrea.resolve.Inventory resolvable,
            Map<String, String> namespaceIds) {}

    /** Worked out once for each cluster, however many groups ask. */
    private Function<IntentPath, Candidates> candidates(Predicate<InventoryItem> wanted) {
        Map<IntentPath, Candidates> known = new HashMap<>();
        return cluster -> known.computeIfAbsent(cluster, path -> {
            Inventory inventory = inventories.apply(path);
            List<InventoryItem> pods =
                    inventory.items(InventoryKind.PODS).stream().filter(wanted).toList();
            return new Candidates(
                    pods,
                    ResolvableInventory.of(inventory, pods),
                    inventory.items(InventoryKind.NAMESPACES).stream()
                            .collect(Collectors.toMap(InventoryItem::name, InventoryItem::uid)));
        });
    }

    private static List<ClusterMembers> of(Group group, Intent intent, Function<IntentPath, Candidates> candidates) {
        return group.type() == GroupType.ANTREA
                ? clustersWith(group, intent).stream()
                        .map(cluster -> members(group, cluster, candidates.apply(cluster.path())))
                        .filter(members -> !members.pods().isEmpty())
                        .toList()
                : List.of();
    }

    private static ClusterMembers members(Group group, ClusterControlPlane cluster, Candidates candidates) {
        List<ClusterGroup> objects = Renderer.group(group);
        String name = objects.getLast().getMetadata().getName();
        Set<String> members = new MemberResolver(objects, candidates.resolvable())
                .group(name).orElse(Members.NONE).pods().stream()
                        .map(Pod::toString)
                        .collect(Collectors.toUnmodifiableSet());
        return new ClusterMembers(
                cluster,
                candidates.pods().stream()
                        .filter(item -> members.contains(item.namespace() + "/" + item.name()))
                        .toList(),
                candidates.namespaceIds());
    }
}
