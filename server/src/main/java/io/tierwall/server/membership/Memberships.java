package io.tierwall.server.membership;

import io.tierwall.antrea.crd.ClusterGroup.Spec;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Effective members of groups. What was found out about a cluster is kept, and kept up with its pods. Thread-safe; who
 * asks about a cluster while another does waits for it.
 */
public final class Memberships {

    private static final Coverage KNOWN = Coverage.full(Instant.EPOCH);

    private final Function<IntentPath, Inventory> inventories;
    private final Map<IntentPath, Roster> rosters = new ConcurrentHashMap<>();

    /** @param inventories what is known of a cluster, by its path */
    public Memberships(Function<IntentPath, Inventory> inventories) {
        this.inventories = inventories;
    }

    /** Forgets each cluster that is deregistered, from now on. */
    public void follow(Publisher publisher) {
        publisher.listen(published -> rosters.keySet()
                .retainAll(published.after().clusters().stream()
                        .map(ClusterControlPlane::path)
                        .toList()));
    }

    /** The clusters in which somebody computes the members of a group: those of other types have none. */
    private static Stream<ClusterControlPlane> selecting(Group group, GroupClusters clusters) {
        return group.type() == GroupType.ANTREA ? clusters.with(group).stream() : Stream.empty();
    }

    /** The pods of a group in each cluster in which it has any. */
    public List<ClusterMembers> of(Group group, Intent intent) {
        return selecting(group, GroupClusters.of(intent))
                .map(cluster -> members(Renderer.parts(group), cluster))
                .filter(members -> !members.pods().isEmpty())
                .toList();
    }

    private ClusterMembers members(List<Spec> parts, ClusterControlPlane cluster) {
        return ask(
                cluster.path(),
                (inventory, roster) -> new ClusterMembers(
                        cluster,
                        roster.pods(roster.members(parts)),
                        inventory.items(InventoryKind.NAMESPACES).stream()
                                .collect(Collectors.toMap(InventoryItem::name, InventoryItem::uid))));
    }

    /**
     * How many pods a group has in each of its clusters.
     *
     * @param clusters those of the groups of the intent that the group is of
     */
    public List<MemberCount> counts(Group group, GroupClusters clusters) {
        return selecting(group, clusters)
                .map(cluster -> count(Renderer.parts(group), cluster))
                .toList();
    }

    private MemberCount count(List<Spec> parts, ClusterControlPlane cluster) {
        return ask(cluster.path(), (inventory, roster) -> {
            List<Coverage> gaps = needed(parts)
                    .map(inventory::coverage)
                    .filter(coverage -> !coverage.known())
                    .toList();
            boolean held = gaps.stream().allMatch(Coverage::held);
            return new MemberCount(
                    cluster,
                    held ? OptionalInt.of(roster.members(parts).getCardinality()) : OptionalInt.empty(),
                    gaps.stream().findFirst().orElse(KNOWN));
        });
    }

    /** What has to be known to tell who is in these parts of a group. */
    private static Stream<InventoryKind> needed(List<Spec> parts) {
        boolean services = parts.stream().anyMatch(part -> part.serviceReference() != null);
        return Stream.of(InventoryKind.PODS, InventoryKind.NAMESPACES, InventoryKind.SERVICES)
                .filter(kind -> services || kind != InventoryKind.SERVICES);
    }

    /** The groups that such a pod is a member of, in the order of their paths. */
    public List<Group> groupsOf(Predicate<InventoryItem> pod, Intent intent) {
        GroupClusters clusters = GroupClusters.of(intent);
        Map<IntentPath, List<Group>> byCluster = intent.groups().stream()
                .flatMap(group -> selecting(group, clusters).map(cluster -> Map.entry(cluster.path(), group)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Set<IntentPath> found = byCluster.entrySet().stream()
                .flatMap(entry -> groupsOf(pod, entry.getKey(), entry.getValue()).stream())
                .collect(Collectors.toUnmodifiableSet());
        return intent.groups().stream()
                .filter(group -> found.contains(group.path()))
                .toList();
    }

    private List<IntentPath> groupsOf(Predicate<InventoryItem> pod, IntentPath cluster, List<Group> groups) {
        return ask(cluster, (_, roster) -> {
            RoaringBitmap wanted = roster.numbers(pod);
            return groups.stream()
                    .filter(group -> RoaringBitmap.intersects(wanted, roster.members(Renderer.parts(group))))
                    .map(Group::path)
                    .toList();
        });
    }

    private <T> T ask(IntentPath cluster, BiFunction<Inventory, Roster, T> question) {
        Roster roster = rosters.computeIfAbsent(cluster, _ -> new Roster());
        synchronized (roster) {
            Inventory inventory = inventories.apply(cluster);
            roster.look(inventory);
            return question.apply(inventory, roster);
        }
    }
}
