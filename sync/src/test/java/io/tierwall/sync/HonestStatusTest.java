package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.state;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a whole lab cluster, when only its groups change and when nodes fall silent. */
final class HonestStatusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final SyncSettings SETTINGS = new SyncSettings(
            EngineFixture.SETTINGS.requestTimeout(),
            EngineFixture.SETTINGS.watchDuration(),
            Duration.ofSeconds(1),
            EngineFixture.SETTINGS.checkInterval(),
            EngineFixture.SETTINGS.listInterval(),
            Duration.ofSeconds(60),
            8,
            EngineFixture.SETTINGS.connectBackoff(),
            EngineFixture.SETTINGS.failureBackoff(),
            EngineFixture.SETTINGS.rivalBackoff(),
            new StatusSettings(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(200),
                    Duration.ZERO));

    private final LabCluster cluster = LabCluster.start(LabSettings.of("honest", 11, NetworkKind.SIMULATED));
    private final Heard heard = new Heard();
    private volatile DesiredState desired = state(0);
    private final ClusterSync sync = KubernetesSync.start(
            "honest",
            ((Kubeconfig.Result.Valid) Kubeconfig.parse(cluster.kubeconfig())).kubeconfig(),
            () -> DesiredObjects.of(desired),
            heard,
            SETTINGS,
            Clock.systemUTC());

    @AfterEach
    void close() {
        sync.close();
        cluster.close();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until " + what).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void publish(DesiredState state) {
        desired = state;
        sync.desiredChanged();
    }

    private Realization latest() {
        return heard.latest(path("p")).orElse(Realization.InProgress.awaiting("nothing told yet"));
    }

    /** A policy for the pods of a group of addresses or namespaces. */
    private static ClusterNetworkPolicy appliedTo(String group) {
        ClusterNetworkPolicy policy = policy("p", "t", 5, group);
        PolicyRule rule = policy.getSpec().ingress().getFirst();
        PolicyRule applied = new PolicyRule(
                rule.name(),
                rule.action(),
                List.of(Peer.group(group)),
                List.of(),
                List.of(),
                rule.ports(),
                false,
                null);
        policy.setSpec(new ClusterNetworkPolicy.Spec("t", 5, List.of(), List.of(applied), List.of()));
        return policy;
    }

    private static ClusterGroup everyPod() {
        ClusterGroup group = Samples.addresses("g", "10.0.0.0/8");
        group.setSpec(ClusterGroup.Spec.selecting(null, new io.fabric8.kubernetes.api.model.LabelSelector()));
        return group;
    }

    @Test
    void successOfTheOldMembersIsNotTakenForThatOfTheNew() {
        publish(state(1, tier("t", 5), everyPod(), appliedTo("g")));
        await("success on both nodes", () -> latest() instanceof Realization.Success success && success.nodes() == 2);

        publish(state(2, tier("t", 5), Samples.addresses("g", "10.0.0.0/8"), appliedTo("g")));

        await("no workload", () -> latest() instanceof Realization.NoWorkload);
        assertThat(heard.changes)
                .filteredOn(change -> change.revision() == 2)
                .noneMatch(change -> change.now().get(path("p")) instanceof Realization.Success);
        await("the revision", () -> heard.realized.contains(2L));
        assertThat(heard.realized).containsSubsequence(1L, 2L);
    }

    @Test
    void aGroupThatChangesNothingOfTheStatusIsAwaitedAllTheSame() {
        publish(state(1, tier("t", 5), Samples.addresses("g", "10.0.0.0/8"), policy("p", "t", 5, "g")));
        await("success", () -> latest() instanceof Realization.Success && heard.realized.contains(1L));

        publish(state(2, tier("t", 5), Samples.addresses("g", "10.1.0.0/16"), policy("p", "t", 5, "g")));

        await("the second revision", () -> heard.realized.contains(2L));
        assertThat(heard.changes)
                .filteredOn(change -> change.revision() == 2)
                .extracting(change -> change.now().get(path("p")))
                .anyMatch(Realization.InProgress.class::isInstance);
    }

    @Test
    void aNodeThatDoesNotReportMakesAPolicyStuckAndIsNamed() {
        publish(state(1, tier("t", 5), Samples.addresses("g", "10.0.0.0/8"), policy("p", "t", 5, "g")));
        await("success", () -> latest() instanceof Realization.Success);
        cluster.stopNode("honest-node-2");

        publish(state(2, tier("t", 5), Samples.addresses("g", "10.0.0.0/8"), policy("p", "t", 6, "g")));

        await(
                "it is stuck",
                () -> latest() instanceof Realization.Stuck stuck
                        && stuck.silentNodes().contains("honest-node-2"));
        assertThat(((Realization.Stuck) latest()).nodes()).contains(new Realization.NodeCount(1, 2));
        assertThat(heard.realized).doesNotContain(2L);

        cluster.startNode("honest-node-2");

        await("success again", () -> latest() instanceof Realization.Success && heard.realized.contains(2L));
    }
}
