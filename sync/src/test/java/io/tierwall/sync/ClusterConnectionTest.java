package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.FakeCluster;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the running engine says and does when a cluster goes away or comes back. */
final class ClusterConnectionTest {

    private static final ObjectKey P = ObjectKey.policy("p");

    @Test
    void aClusterThatGoesAwayIsUnknownSinceItWasLastHeardAndComesBack() {
        try (EngineFixture engine = EngineFixture.realized()) {
            await("success", () -> engine.isSuccess("p"));
            Instant before = Instant.now();
            engine.cluster.fault(_ -> {
                throw new ClusterException(Kind.NO_ANSWER, "no connection");
            });
            engine.cluster.breakWatches();
            await("unreachable", () -> engine.sync.connection() instanceof Connection.Unreachable);
            assertThat(engine.realization("p")).isInstanceOfSatisfying(Realization.Unknown.class, unknown -> {
                assertThat(unknown.since()).isBetween(before.minusSeconds(2), Instant.now());
                assertThat(unknown.reason()).isEqualTo("no connection");
            });
            engine.cluster.kubectlEdit(P, object -> object.withObject("/spec").put("priority", 77));

            engine.cluster.heal();
            await("the edit undone", () -> engine.priority("p") == 1);
            engine.awaitConnected();
        }
    }

    @Test
    void aClusterThatNeverAnsweredIsUnreachableSinceTheStart() {
        FakeCluster cluster = new FakeCluster();
        cluster.fault(_ -> {
            throw new ClusterException(Kind.REFUSED, "the cluster does not accept the kubeconfig's credentials (401)");
        });
        try (EngineFixture engine = new EngineFixture(cluster, EngineFixture.SETTINGS)) {
            engine.publish(1, tier("t", 5), policy("p", "t", 1));
            await("unreachable", () -> engine.sync.connection() instanceof Connection.Unreachable);
            assertThat(engine.realization("p")).isInstanceOf(Realization.Unknown.class);
        }
    }

    @Test
    void aForgottenHistoryIsReadAnew() {
        try (EngineFixture engine = EngineFixture.realized()) {
            engine.cluster.fault(call -> {
                if (call.startsWith("watch")) {
                    // What happens now happens while nobody watches, and is forgotten.
                    engine.cluster.heal();
                    engine.cluster.kubectlEdit(
                            P, object -> object.withObject("/spec").put("priority", 77));
                    engine.cluster.forget();
                }
            });
            engine.cluster.breakWatches();
            await("the edit undone", () -> engine.cluster.count("apply " + P) == 1 && engine.priority("p") == 1);
            assertThat(engine.sync.connection()).isInstanceOf(Connection.Connected.class);
        }
    }

    @Test
    void aServerThatStopsAnsweringPingsIsSaidToBeAwayWithinOneHeartbeat() {
        MissedHeartbeats missed = new MissedHeartbeats();
        try (EngineFixture engine = EngineFixture.realized()) {
            missed.of(engine.sync);
            // Its watches stay open and silent, as on a half-open connection.
            engine.cluster.fault(call -> {
                if (call.equals("ping")) {
                    missed.missed();
                    throw new ClusterException(Kind.NO_ANSWER, "no answer within 5000 ms");
                }
            });
            await("unreachable", () -> engine.sync.connection() instanceof Connection.Unreachable);
            assertThat(missed.inARow()).isEqualTo(MissedHeartbeats.OF_ONE_HEARTBEAT);
        }
    }

    @Test
    void aHeartbeatThatIsAnsweredWhenItIsRepeatedIsNoLoss() {
        try (EngineFixture engine = EngineFixture.realized()) {
            int told = engine.heard.connections.size();
            AtomicInteger pings = new AtomicInteger();
            engine.cluster.fault(call -> {
                if (call.equals("ping") && pings.incrementAndGet() == 1) {
                    throw new ClusterException(Kind.NO_ANSWER, "no answer within 5000 ms");
                }
            });
            await("the next heartbeat", () -> pings.get() > MissedHeartbeats.OF_ONE_HEARTBEAT);
            assertThat(engine.heard.connections).hasSize(told);
        }
    }
}
