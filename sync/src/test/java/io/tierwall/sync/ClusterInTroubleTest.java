package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.state;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.faults.Fault;
import io.tierwall.sync.Realization.NodeCount;
import io.tierwall.sync.SyncSettings.Backoff;
import io.tierwall.sync.plan.DesiredObjects;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine and a whole lab cluster that is in trouble: the desired state is reached all the same, and meanwhile
 * nothing is said to be realized that is not.
 */
final class ClusterInTroubleTest {

    private static final int POLICIES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** As usual, but quick to find out. */
    private static final SyncSettings SETTINGS = new SyncSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            8,
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)),
            new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1)),
            new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1)),
            StatusSettings.DEFAULT);

    private final LabCluster cluster = LabCluster.start(LabSettings.of("trouble", 9, NetworkKind.SIMULATED));
    private volatile DesiredState desired = state(0);
    private final ClusterSync sync = KubernetesSync.start(
            "trouble",
            ((Kubeconfig.Result.Valid) Kubeconfig.parse(cluster.kubeconfig())).kubeconfig(),
            () -> DesiredObjects.of(desired),
            SyncListener.NOBODY,
            SETTINGS,
            Clock.systemUTC());

    @AfterEach
    void close() {
        sync.close();
        cluster.close();
    }

    private String fault(String text) {
        return cluster.setFault(Fault.parse(List.of(text.split(" "))));
    }

    /** Policies whose rules say something else with each revision. */
    private void publish(long revision) {
        List<AntreaObject<?>> objects =
                new ArrayList<>(List.of(tier("t", 5), addresses("g", "10." + revision + ".0.0/16")));
        for (int i = 0; i < POLICIES; i++) {
            objects.add(policy("p" + i, "t", priority(i, revision), "g"));
        }
        desired = new DesiredState(revision, objects);
        sync.desiredChanged();
    }

    private Realization realization(int policy) {
        return sync.realization(path("p" + policy)).orElseThrow();
    }

    private boolean allSucceeded() {
        for (int i = 0; i < POLICIES; i++) {
            if (!(realization(i) instanceof Realization.Success)) {
                return false;
            }
        }
        return true;
    }

    private boolean isUnreachable() {
        return sync.connection() instanceof Connection.Unreachable;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until " + what).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void awaitFirstRevision() {
        publish(1);
        await("the first revision", this::allSucceeded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency=150ms",
                "status=429 share=0.4 retry-after=1s seed=3 for=5s",
                "status=429 share=0.4 seed=3",
                "status=500 share=0.4 seed=5",
                "status=503 share=0.4 seed=5",
                "status=500 resource=acnp verb=patch share=0.5 seed=2",
                "drop-watches count=12",
                "drop-watches share=0.5 seed=6",
                "expire-watches count=12",
                "half-open share=0.05 seed=8 for=4s",
                "half-open verb=watch count=3",
                "truncate share=0.3 seed=4",
                "truncate verb=list,watch count=12",
                "restore=20",
            })
    void aRevisionIsReachedWhileRequestsAreStruck(String text) {
        awaitFirstRevision();
        fault(text);

        publish(2);

        await("the second revision in spite of " + text, this::allSucceeded);
        assertThat(cluster.faults().getFirst().hits()).isPositive();
        cluster.clearFaults();
        assertThat(priorities()).containsExactlyElementsOf(wanted(2));
    }

    private KubernetesClient kubectl() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .build();
    }

    private void edit(String policy, int priority) {
        try (KubernetesClient client = kubectl()) {
            client.genericKubernetesResources("crd.antrea.io/v1beta1", "ClusterNetworkPolicy")
                    .withName(policy)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"priority\": " + priority + "}}");
        }
    }

    /** What the cluster really holds. */
    private List<Double> priorities() {
        try (KubernetesClient client = kubectl()) {
            return client
                    .genericKubernetesResources("crd.antrea.io/v1beta1", "ClusterNetworkPolicy")
                    .list()
                    .getItems()
                    .stream()
                    .map(held -> held.<Number>get("spec", "priority").doubleValue())
                    .sorted()
                    .toList();
        }
    }

    private static List<Double> wanted(long revision) {
        return IntStream.range(0, POLICIES).mapToObj(i -> priority(i, revision)).toList();
    }

    private static double priority(int policy, long revision) {
        return policy + 1 + revision / 100.0;
    }

    @Test
    void aClusterThatRefusesEverythingIsUnreachableUntilItDoesNot() {
        awaitFirstRevision();
        fault("status=503");
        await("unreachable", this::isUnreachable);
        assertThat(realization(0)).isInstanceOf(Realization.Unknown.class);
        publish(2);
        assertThat(realization(0)).isNotInstanceOf(Realization.Success.class);

        cluster.clearFaults();

        await("the second revision", this::allSucceeded);
        assertThat(sync.connection()).isInstanceOf(Connection.Connected.class);
    }

    @Test
    void aHalfOpenConnectionIsFoundOutAndSaid() {
        awaitFirstRevision();
        fault("half-open");
        publish(2);
        await("unreachable", this::isUnreachable);
        assertThat(realization(0)).isInstanceOf(Realization.Unknown.class);

        cluster.clearFaults();

        await("the second revision", this::allSucceeded);
    }

    @Test
    void whatAServerSaysAfterARestoreIsBelievedAndWhatItSaidBeforeIsNot() {
        awaitFirstRevision();
        edit("p0", 99);
        await("the edit undone", () -> priorities().equals(wanted(1)));

        fault("restore=20");
        edit("p1", 98);

        await("the later edit undone", () -> priorities().equals(wanted(1)));
        publish(2);
        await("the second revision", this::allSucceeded);
        assertThat(sync.connection()).isInstanceOf(Connection.Connected.class);
    }

    @Test
    void aTokenThatIsNotAcceptedAnyMoreIsSaidAndTriedAgain() {
        awaitFirstRevision();
        fault("status=401");
        publish(2);
        await("unreachable", this::isUnreachable);
        assertThat(realization(0))
                .isInstanceOfSatisfying(
                        Realization.Unknown.class,
                        unknown -> assertThat(unknown.reason())
                                .isEqualTo("the cluster does not accept the kubeconfig's credentials (401):"
                                        + " if they have expired, register the cluster again with new ones"));

        cluster.clearFaults();

        await("the second revision", this::allSucceeded);
    }

    @Test
    void anApiServerThatIsAwayForAWhileIsFoundAgain() {
        awaitFirstRevision();
        cluster.stopApiServer();
        await("unreachable", this::isUnreachable);
        assertThat(realization(0)).isInstanceOf(Realization.Unknown.class);
        publish(2);

        cluster.startApiServer();

        await("the second revision", this::allSucceeded);
        assertThat(sync.connection()).isInstanceOf(Connection.Connected.class);
    }

    @Test
    void withoutTheControllerNothingIsWrittenAndNothingIsClaimed() {
        awaitFirstRevision();
        cluster.stopController();
        publish(2);

        await(
                "the trouble",
                () -> realization(0) instanceof Realization.Pending(String detail)
                        && detail.contains("failed calling webhook"));
        assertThat(sync.connection()).isInstanceOf(Connection.Connected.class);

        cluster.startController();

        await("the second revision", this::allSucceeded);
    }

    @Test
    void aPolicyThatANodeDoesNotReportIsInProgressUntilItDoes() {
        desired = state(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p0", "t", 5, "g"));
        sync.desiredChanged();
        await("the first revision", () -> realization(0) instanceof Realization.Success);
        cluster.stopNode("trouble-node-2");
        desired = state(2, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p0", "t", 6, "g"));
        sync.desiredChanged();
        await(
                "half of it",
                () -> realization(0) instanceof Realization.InProgress progress
                        && progress.nodes().equals(Optional.of(new NodeCount(1, 2))));

        cluster.startNode("trouble-node-2");

        await("the second revision", () -> realization(0) instanceof Realization.Success);
    }
}
