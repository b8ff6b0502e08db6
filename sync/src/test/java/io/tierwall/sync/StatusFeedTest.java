package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.FakeCluster;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a listener is told, and how often. */
final class StatusFeedTest {

    private static final ObjectKey P = ObjectKey.policy("p");
    private static final ObjectKey Q = ObjectKey.policy("q");

    private static EngineFixture realized() {
        EngineFixture engine = new EngineFixture();
        engine.publish(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g"), policy("q", "t", 2));
        await(
                "both policies",
                () -> engine.cluster.find(P).isPresent()
                        && engine.cluster.find(Q).isPresent());
        engine.cluster.report(P, "Realized", 1, 1);
        engine.cluster.report(Q, "Realized", 0, 0);
        await("the revision", () -> engine.heard.realized.contains(1L));
        return engine;
    }

    private static List<Realization> told(EngineFixture engine, String policy) {
        return engine.heard.changes.stream()
                .map(change -> change.now().get(path(policy)))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void whatHasNotChangedIsNotToldAgain() {
        try (EngineFixture engine = realized()) {
            assertThat(told(engine, "p").getLast()).isInstanceOf(Realization.Success.class);
            assertThat(told(engine, "q").getLast()).isInstanceOf(Realization.NoWorkload.class);
            int before = told(engine, "q").size();
            engine.cluster.report(P, "Realizing", 1, 2);
            await("the change of one", () -> told(engine, "p").getLast() instanceof Realization.InProgress);
            engine.cluster.report(P, "Realized", 2, 2);
            await("its end", () -> told(engine, "p").getLast() instanceof Realization.Success);
            assertThat(told(engine, "q")).hasSize(before);
        }
    }

    @Test
    void aRevisionThatTakesSomethingAwayIsRealizedWhenThatIsGone() {
        try (EngineFixture engine = realized()) {
            CountDownLatch held = new CountDownLatch(1);
            engine.cluster.fault(call -> {
                if (call.startsWith("delete")) {
                    held.await();
                }
            });
            engine.publish(2, tier("t", 5), policy("q", "t", 2));
            await("it gone from the list", () -> engine.heard.latest(path("p")).isEmpty());
            assertThat(engine.heard.changes.getLast().gone()).containsExactly(path("p"));
            assertThat(engine.heard.realized).doesNotContain(2L);
            held.countDown();
            await("the second revision", () -> engine.heard.realized.contains(2L));
            assertThat(engine.cluster.find(P)).isEmpty();
        }
    }

    @Test
    void aClusterThatGoesAwayIsToldAndSoIsWhatIsNoLongerKnown() {
        try (EngineFixture engine = realized()) {
            engine.cluster.fault(_ -> {
                throw new ClusterException(Kind.NO_ANSWER, "no connection");
            });
            engine.cluster.breakWatches();
            await("that nothing is known", () -> told(engine, "p").getLast() instanceof Realization.Unknown);
            assertThat(engine.heard.connections.getLast()).isInstanceOf(Connection.Unreachable.class);
            engine.cluster.heal();
            await("success again", () -> told(engine, "p").getLast() instanceof Realization.Success);
            assertThat(engine.heard.connections.getLast()).isInstanceOf(Connection.Connected.class);
        }
    }

    @Test
    void aListenerThatFailsIsToldAgain() {
        FakeCluster cluster = new FakeCluster();
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch realized = new CountDownLatch(1);
        CountDownLatch readings = new CountDownLatch(3);
        SyncListener failing = new SyncListener() {
            @Override
            public void connection(Connection now) {
                throw new IllegalStateException("not now");
            }

            @Override
            public void realization(Changes changes) {
                if (calls.incrementAndGet() <= 2) {
                    throw new IllegalStateException("not now");
                }
            }

            @Override
            public void realized(long revision, Instant at) {
                realized.countDown();
            }

            @Override
            public void drift(DriftReport report) {
                throw new IllegalStateException("not now");
            }

            @Override
            public void traffic(TrafficReading reading) {
                readings.countDown();
                throw new IllegalStateException("not now");
            }
        };
        SyncContext context = new SyncContext("alpha", cluster, EngineFixture.SETTINGS, failing, Clock.systemUTC());
        try (ClusterSync _ =
                SyncEngine.start(context, () -> desired(1, tier("t", 5), policy("p", "t", 1)), new Random(1))) {
            await("the policy", () -> cluster.find(P).isPresent());
            cluster.report(P, "Realized", 1, 1);
            await("the revision", () -> realized.getCount() == 0);
            await("several readings", () -> readings.getCount() == 0);
            assertThat(calls.get()).isGreaterThan(2);
        }
    }
}
