package io.tierwall.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.Packet;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.testing.Carrier;
import io.tierwall.sync.testing.ModelCluster;
import io.tierwall.sync.testing.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** On the way from one state to another, nothing gets through that both deny, at whatever write one looks. */
final class NothingOpensPropertyTest {

    private static final int PLANS = 12;

    @Property(tries = 1500)
    void noFlowGetsThroughThatIsDeniedBeforeAndAfter(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int edits) throws ClusterException {
        SmallWorld world = new SmallWorld(random);
        ModelCluster cluster = new ModelCluster();
        bringTo(world.desired(1), cluster);
        for (int i = 0; i < edits; i++) {
            world.edit();
        }
        Walk walk = new Walk(cluster, world.desired(2), random);
        walk.go();
        Statistics.label("edits " + edits + " warned").collect(!walk.warnings.isEmpty());
        Statistics.label("flows shut on the way that were open before and after")
                .collect(walk.shut.isEmpty());
    }

    @Property(tries = 300)
    void norWhereOthersHaveThePrioritiesOfOurTiers(@ForAll Random random) throws ClusterException {
        ModelCluster cluster = new ModelCluster();
        for (int priority : List.of(0, 1, 2, 13, 24, 25, 26, 37)) {
            if (random.nextBoolean()) {
                ObjectKey theirs = ObjectKey.tier("theirs-" + priority);
                cluster.create(theirs, Samples.foreignTier(theirs.name(), priority));
            }
        }
        SmallWorld world = new SmallWorld(random);
        bringTo(world.desired(1), cluster);
        world.edit();
        world.edit();
        new Walk(cluster, world.desired(2), random).go();
    }

    @Property(tries = 500)
    void norBetweenStatesThatHaveNothingToDoWithEachOther(@ForAll Random random) throws ClusterException {
        ModelCluster cluster = new ModelCluster();
        bringTo(new SmallWorld(random).desired(1), cluster);
        Walk walk = new Walk(cluster, new SmallWorld(random).desired(2), random);
        walk.go();
        Statistics.label("warned").collect(!walk.warnings.isEmpty());
    }

    private static void bringTo(DesiredObjects desired, ModelCluster cluster) throws ClusterException {
        for (int i = 0; i < PLANS; i++) {
            Carrier.carryOut(Plan.of(desired, cluster.live()), cluster);
        }
    }

    /** Carries out plan after plan, looks after every write, and sometimes stops in the middle and plans again. */
    private static final class Walk {

        private final ModelCluster cluster;
        private final DesiredObjects desired;
        private final Random random;
        private final Map<Packet, Set<ObjectKey>> before;
        private final Map<Packet, Set<ObjectKey>> after;
        final List<Warning> warnings = new ArrayList<>();
        final Set<Packet> shut = new HashSet<>();

        Walk(ModelCluster cluster, DesiredObjects desired, Random random) throws ClusterException {
            this.cluster = cluster;
            this.desired = desired;
            this.random = random;
            this.before = Flows.denied(cluster);
            ModelCluster end = new ModelCluster();
            bringTo(desired, end);
            this.after = Flows.denied(end);
        }

        void go() throws ClusterException {
            for (int i = 0; i < PLANS; i++) {
                Plan plan = Plan.of(desired, cluster.live());
                warnings.addAll(plan.warnings());
                carryOut(plan);
            }
            assertThat(Plan.of(desired, cluster.live()).steps()).isEmpty();
        }

        private void carryOut(Plan plan) throws ClusterException {
            for (List<Step> stage : plan.stages()) {
                // Nobody knows which of a stage comes first.
                List<Step> steps = new ArrayList<>(stage);
                Collections.shuffle(steps, random);
                for (Step step : steps) {
                    Carrier.carryOut(step, plan.revision(), cluster);
                    look(plan, step);
                    if (random.nextInt(40) == 0) {
                        return;
                    }
                }
            }
        }

        private void look(Plan plan, Step step) {
            Map<Packet, Set<ObjectKey>> now = Flows.denied(cluster);
            for (Packet packet : Flows.ALL) {
                boolean stays = before.containsKey(packet) && after.containsKey(packet);
                if (stays && !now.containsKey(packet)) {
                    assertThat(isWarnedOf(packet))
                            .as(
                                    "%s after %s%nof%n%s%nwhich %s denied and %s deny",
                                    packet, step, plan, before.get(packet), after.get(packet))
                            .isTrue();
                }
                if (!before.containsKey(packet) && !after.containsKey(packet) && now.containsKey(packet)) {
                    shut.add(packet);
                }
            }
        }

        private boolean isWarnedOf(Packet packet) {
            Set<ObjectKey> deniers = new TreeSet<>(before.getOrDefault(packet, Set.of()));
            deniers.addAll(after.getOrDefault(packet, Set.of()));
            return warnings.stream()
                    .anyMatch(warning -> warning.policies().stream().anyMatch(deniers::contains));
        }
    }
}
