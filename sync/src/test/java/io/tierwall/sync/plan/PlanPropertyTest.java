package io.tierwall.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.testing.Carrier;
import io.tierwall.sync.testing.ModelCluster;
import io.tierwall.sync.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every plan, whatever a cluster was told before and whatever others did to it. */
final class PlanPropertyTest {

    private static final int NAMES = 4;

    /**
     * A tier with another priority takes several: its users go, it goes, it comes; and its users may wait for others.
     */
    private static final int PLANS = 3 + NAMES;

    @Property(tries = 2000)
    void plansReachTheGoalAndTouchNothingForeign(@ForAll Random random) throws ClusterException {
        ModelCluster cluster = aClusterWithAPast(random);
        DesiredObjects desired = anything(random, 3);
        Map<ObjectKey, LiveObject> foreign = foreign(cluster);

        for (int i = 0; i < PLANS; i++) {
            carryOutLooking(Plan.of(desired, cluster.live()), cluster);
        }

        assertThat(Plan.of(desired, cluster.live()).steps()).allMatch(Step.Blocked.class::isInstance);
        assertThat(foreign(cluster)).isEqualTo(foreign);
    }

    @Property(tries = 200)
    void whatIsUnblockedIsWhatItShouldBe(@ForAll Random random) throws ClusterException {
        ModelCluster cluster = aClusterWithAPast(random);
        DesiredObjects desired = anything(random, 3);
        for (int i = 0; i < PLANS; i++) {
            Carrier.carryOut(Plan.of(desired, cluster.live()), cluster);
        }
        TreeSet<ObjectKey> blocked = new TreeSet<>();
        Plan.of(desired, cluster.live()).steps().forEach(step -> blocked.add(step.key()));
        assertThat(priorities(desired, cluster, blocked)).isSorted().doesNotHaveDuplicates();
        for (DesiredObject object :
                TierPlaces.of(desired, cluster.live()).desired().all()) {
            if (!blocked.contains(object.key())) {
                assertThat(Comparison.of(object, cluster.find(object.key()).orElseThrow()))
                        .isEmpty();
            }
        }
        for (LiveObject object : cluster.live().all()) {
            if (object.isOurs() && !blocked.contains(object.key())) {
                assertThat(desired.find(object.key())).isPresent();
            }
        }
    }

    /** Objects that stay the same are the very same, as they are for an engine that plans again and again. */
    @Property(tries = 500)
    void whatEarlierPlansHaveFoundChangesNoPlan(@ForAll Random random) throws ClusterException {
        ModelCluster cluster = aClusterWithAPast(random);
        Settled settled = new Settled();
        DesiredObjects desired = anything(random, 3);
        for (int i = 0; i < 2 * PLANS; i++) {
            LiveObjects live = cluster.live();
            Plan plan = Plan.of(desired, live, settled);
            Plan anew = Plan.of(desired, live);
            assertThat(plan.stages()).isEqualTo(anew.stages());
            assertThat(plan.warnings()).isEqualTo(anew.warnings());
            assertThat(plan.steps())
                    .allMatch(step -> plan.prerequisites(step.key()).equals(anew.prerequisites(step.key())));
            switch (random.nextInt(4)) {
                case 0 -> meddle(random, cluster);
                case 1 -> desired = edited(desired, random, 4 + i);
                default -> Carrier.carryOut(plan, cluster);
            }
        }
    }

    /** Some objects as another state has them, the others as they are. */
    private static DesiredObjects edited(DesiredObjects desired, Random random, long revision) {
        DesiredObjects other = anything(random, revision);
        List<DesiredObject> objects = desired.all().stream()
                .map(object -> random.nextInt(4) > 0
                        ? object
                        : other.find(object.key()).orElse(object))
                .filter(object -> object.references().stream()
                        .allMatch(key -> desired.find(key).isPresent()))
                .toList();
        return DesiredObjects.of(revision, objects);
    }

    /** Where the tiers stand that are ours and not blocked, first the one that should be met first. */
    private static List<Integer> priorities(DesiredObjects desired, ModelCluster cluster, Set<ObjectKey> blocked) {
        return desired.tiers().stream()
                .filter(tier -> !blocked.contains(tier.key()))
                .map(tier -> TierPlaces.priority(cluster.find(tier.key()).orElseThrow()))
                .toList();
    }

    /** At each moment: what is written names only what is there, and nothing that is named goes. */
    private static void carryOutLooking(Plan plan, ModelCluster cluster) throws ClusterException {
        Set<ObjectKey> outOfReach = outOfReach(plan, cluster);
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Write write ->
                    assertThat(write.desired().references())
                            .allMatch(key ->
                                    cluster.find(key).filter(LiveObject::isOurs).isPresent()
                                            || outOfReach.contains(key));
                case Step.Delete delete ->
                    assertThat(cluster.live().all())
                            .noneMatch(object -> object.references().contains(delete.key()));
                case Step.Blocked _ -> {}
            }
            Carrier.carryOut(step, plan.revision(), cluster);
        }
    }

    /**
     * What policies of ours name although others took it away, and what this plan does not bring back: the first half
     * of a policy's way keeps denying it.
     */
    private static Set<ObjectKey> outOfReach(Plan plan, ModelCluster cluster) {
        Set<ObjectKey> outOfReach = new TreeSet<>();
        cluster.live().all().stream()
                .filter(LiveObject::isOurs)
                .forEach(object -> outOfReach.addAll(object.references()));
        outOfReach.removeIf(key -> cluster.find(key).filter(LiveObject::isOurs).isPresent());
        plan.steps().stream().filter(Step.Create.class::isInstance).forEach(step -> outOfReach.remove(step.key()));
        return outOfReach;
    }

    private static ModelCluster aClusterWithAPast(Random random) throws ClusterException {
        ModelCluster cluster = new ModelCluster();
        for (int i = 0; i < random.nextInt(3); i++) {
            addForeign(random, cluster);
        }
        Carrier.carryOut(Plan.of(anything(random, 1), cluster.live()), cluster);
        Carrier.carryOut(Plan.of(anything(random, 2), cluster.live()), cluster);
        for (int i = 0; i < random.nextInt(3); i++) {
            meddle(random, cluster);
        }
        if (random.nextBoolean()) {
            addForeign(random, cluster);
        }
        return cluster;
    }

    private static void addForeign(Random random, ModelCluster cluster) throws ClusterException {
        addForeignTier(random, cluster);
        int number = random.nextInt(NAMES);
        ObjectKey key =
                switch (random.nextInt(4)) {
                    case 0 -> ObjectKey.tier("t" + number);
                    case 1 -> ObjectKey.group("g" + number);
                    case 2 -> ObjectKey.group("g" + number + ".0");
                    default -> ObjectKey.policy("p" + number);
                };
        if (cluster.find(key).isEmpty()) {
            cluster.create(
                    key,
                    key.kind() == ObjectKind.CLUSTER_NETWORK_POLICY
                            ? Samples.foreignPolicy(key.name(), "t" + random.nextInt(NAMES))
                            : Samples.foreign(key));
        }
    }

    /** Often where one of ours should stand. */
    private static void addForeignTier(Random random, ModelCluster cluster) throws ClusterException {
        int priority = random.nextBoolean() ? 10 * random.nextInt(NAMES) + random.nextInt(2) : random.nextInt(50);
        ObjectKey key = ObjectKey.tier("theirs-" + priority);
        boolean free = cluster.list(ObjectKind.TIER).stream().noneMatch(tier -> TierPlaces.priority(tier) == priority);
        if (free && cluster.find(key).isEmpty()) {
            cluster.create(key, Samples.foreignTier(key.name(), priority));
        }
    }

    private static void meddle(Random random, ModelCluster cluster) throws ClusterException {
        List<LiveObject> ours =
                cluster.live().all().stream().filter(LiveObject::isOurs).toList();
        if (ours.isEmpty()) {
            return;
        }
        LiveObject victim = ours.get(random.nextInt(ours.size()));
        switch (random.nextInt(4)) {
            case 0 -> cluster.delete(victim.key(), victim.uid());
            case 1 -> cluster.edit(victim.key(), object -> surplus(object));
            case 2 ->
                cluster.edit(
                        victim.key(), object -> object.withObject("/metadata").remove("annotations"));
            default ->
                cluster.edit(victim.key(), object -> object.withObject("/spec").removeAll());
        }
    }

    private static void surplus(ObjectNode object) {
        object.withObject("/spec/externalEntitySelector/matchLabels").put("somebody", "did-it");
    }

    private static Map<ObjectKey, LiveObject> foreign(ModelCluster cluster) {
        Map<ObjectKey, LiveObject> foreign = new TreeMap<>();
        cluster.live().all().stream()
                .filter(object -> !object.isOurs())
                .forEach(object -> foreign.put(object.key(), object));
        return foreign;
    }

    private static DesiredObjects anything(Random random, long revision) {
        List<AntreaObject<?>> tiers = new ArrayList<>();
        List<AntreaObject<?>> children = new ArrayList<>();
        List<AntreaObject<?>> parents = new ArrayList<>();
        List<AntreaObject<?>> policies = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            tiers.add(Samples.tier("t" + i, 10 * i + random.nextInt(2)));
            List<String> names = new ArrayList<>();
            for (int child = 0; child < random.nextInt(3); child++) {
                names.add("g" + i + "." + child);
                children.add(Samples.addresses(names.getLast(), "10." + random.nextInt(3) + ".0.0/16"));
            }
            parents.add(Samples.union("g" + i, names.toArray(String[]::new)));
        }
        for (int i = 0; i < random.nextInt(NAMES + 1); i++) {
            policies.add(Samples.policy(
                    "p" + i, "t" + random.nextInt(NAMES), 1 + random.nextInt(3), "g" + random.nextInt(NAMES)));
        }
        List<AntreaObject<?>> objects = new ArrayList<>(tiers);
        objects.addAll(children);
        objects.addAll(parents);
        objects.addAll(policies);
        return DesiredObjects.of(new DesiredState(revision, withoutUnused(objects, random)));
    }

    /** Sometimes a renderer leaves out what no policy needs. */
    private static List<AntreaObject<?>> withoutUnused(List<AntreaObject<?>> objects, Random random) {
        if (random.nextBoolean()) {
            return objects;
        }
        DesiredObjects all = DesiredObjects.of(new DesiredState(0, objects));
        TreeSet<ObjectKey> needed = new TreeSet<>();
        all.all().stream()
                .filter(object -> object.key().kind() == ObjectKind.CLUSTER_NETWORK_POLICY)
                .forEach(policy -> need(policy, all, needed));
        return objects.stream()
                .filter(object -> needed.contains(new ObjectKey(
                        ObjectKind.of(object), object.getMetadata().getName())))
                .toList();
    }

    private static void need(DesiredObject object, DesiredObjects all, Set<ObjectKey> needed) {
        needed.add(object.key());
        object.references().forEach(key -> need(all.find(key).orElseThrow(), all, needed));
    }
}
