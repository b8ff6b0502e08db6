package io.tierwall.server.analysis;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKind;
import io.tierwall.sync.plan.TierPlaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Tierwall makes a cluster hold, as it stands there: with the priorities that its tiers have there, and without
 * what a namesake of somebody else keeps out. What says the same as before is the same object again. Used by one
 * thread.
 */
final class OwnObjects {

    private final Holdings holdings;
    private final Map<String, Placed> known;
    private final Map<String, Placed> all = new HashMap<>();
    private final List<Tier> tiers = new ArrayList<>();
    private final List<ClusterGroup> groups = new ArrayList<>();
    private final List<ClusterNetworkPolicy> policies = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * An object as it stands in the cluster.
     *
     * @param rendered as it is rendered for any cluster
     * @param object the same with the uid that it has there; empty while it is not there
     */
    record Placed(AntreaObject<?> rendered, AntreaObject<?> object) {

        @SuppressWarnings("ReferenceEquality") // What is not rendered again is the same object, and not to be compared.
        private boolean says(AntreaObject<?> other, String uid) {
            return object.getMetadata().getUid().equals(uid)
                    && (rendered == other
                            || (rendered.getSpec().equals(other.getSpec())
                                    && rendered.getMetadata().equals(other.getMetadata())));
        }
    }

    private OwnObjects(Holdings holdings, Map<String, Placed> known) {
        this.holdings = holdings;
        this.known = known;
    }

    /**
     * @param rendered what the cluster should hold
     * @param known what earlier ones have said; see {@link #all}
     */
    static OwnObjects of(DesiredState rendered, Holdings holdings, Map<String, Placed> known) {
        OwnObjects objects = new OwnObjects(holdings, known);
        objects.add(InventoryKind.TIERS, objects.placed(rendered), Tier.class, objects.tiers);
        objects.add(InventoryKind.CLUSTER_GROUPS, rendered.objects(), ClusterGroup.class, objects.groups);
        objects.add(
                InventoryKind.CLUSTER_NETWORK_POLICIES,
                rendered.objects(),
                ClusterNetworkPolicy.class,
                objects.policies);
        return objects;
    }

    private List<Tier> placed(DesiredState desired) {
        List<AntreaObject<?>> wanted =
                desired.objects().stream().filter(Tier.class::isInstance).toList();
        TierPlaces places = TierPlaces.of(
                DesiredObjects.of(new DesiredState(desired.revision(), wanted)),
                LiveObjects.of(holdings.items(InventoryKind.TIERS).stream()
                        .flatMap(item -> item.tree().stream())
                        .map(tree -> LiveObject.of(ObjectKind.TIER, tree, Instant.EPOCH))
                        .toList()));
        Map<String, AntreaObject<?>> byName = wanted.stream()
                .collect(Collectors.toMap(tier -> tier.getMetadata().getName(), tier -> tier));
        return places.desired().all().stream()
                .flatMap(tier -> Optional.ofNullable(byName.get(tier.key().name()))
                        .map(rendered -> placed(tier, (Tier) rendered, places))
                        .stream())
                .toList();
    }

    private Tier placed(DesiredObject desired, Tier rendered, TierPlaces places) {
        places.obstacle(desired.key()).ifPresent(problems::add);
        return new Tier(
                rendered.getMetadata(),
                new Tier.Spec(
                        desired.spec().path("priority").asInt(),
                        rendered.getSpec().description()));
    }

    private <T extends AntreaObject<?>> void add(
            InventoryKind kind, List<? extends AntreaObject<?>> rendered, Class<T> type, List<T> to) {
        Set<String> taken = holdings.foreign(kind).map(InventoryItem::name).collect(Collectors.toUnmodifiableSet());
        Map<String, String> uids =
                holdings.ours(kind).collect(Collectors.toMap(InventoryItem::name, InventoryItem::uid));
        for (AntreaObject<?> object : rendered) {
            if (!type.isInstance(object)) {
                continue;
            }
            String name = object.getMetadata().getName();
            if (taken.contains(name)) {
                problems.add(object + " is somebody else's in the cluster, so Tierwall's of that name is not there.");
            } else {
                // Policies of the same priority go by their uids.
                to.add(type.cast(placed(object, uids.getOrDefault(name, ""))));
            }
        }
    }

    private AntreaObject<?> placed(AntreaObject<?> rendered, String uid) {
        String name = rendered.toString();
        Placed before = known.get(name);
        Placed now = new Placed(
                rendered, before != null && before.says(rendered, uid) ? before.object() : withUid(rendered, uid));
        all.put(name, now);
        return now.object();
    }

    private static AntreaObject<?> withUid(AntreaObject<?> rendered, String uid) {
        ObjectMeta metadata =
                new ObjectMetaBuilder(rendered.getMetadata()).withUid(uid).build();
        return switch (rendered) {
            case Tier tier -> new Tier(metadata, tier.getSpec());
            case ClusterGroup group -> new ClusterGroup(metadata, group.getSpec());
            case ClusterNetworkPolicy policy -> new ClusterNetworkPolicy(metadata, policy.getSpec());
        };
    }

    List<Tier> tiers() {
        return tiers;
    }

    List<ClusterGroup> groups() {
        return groups;
    }

    List<ClusterNetworkPolicy> policies() {
        return policies;
    }

    /** All of them, by kind and name. */
    Map<String, Placed> all() {
        return all;
    }

    /** What is kept out of the cluster, as sentences. */
    List<String> problems() {
        return problems;
    }
}
