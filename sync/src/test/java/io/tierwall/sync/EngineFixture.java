package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.SyncSettings.Backoff;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.FakeCluster;
import io.tierwall.sync.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An engine that keeps a fake cluster true to a state that can be changed. */
final class EngineFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Long intervals, so that only what is told wakes the engine; short pauses. */
    static final SyncSettings SETTINGS = new SyncSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofMillis(50),
            8,
            new Backoff(Duration.ofMillis(10), Duration.ofMillis(50)),
            new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2)),
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10)),
            new StatusSettings(
                    Duration.ofSeconds(60),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(180)));

    final FakeCluster cluster;
    final ClusterSync sync;
    final Heard heard = new Heard();
    private volatile DesiredObjects state;

    EngineFixture() {
        this(new FakeCluster(), SETTINGS);
    }

    EngineFixture(FakeCluster cluster, SyncSettings settings) {
        this(cluster, settings, Samples.state(0));
    }

    /** @param initial what the cluster should hold from the first moment on, as a manager that starts again knows it */
    EngineFixture(FakeCluster cluster, SyncSettings settings, DesiredState initial) {
        this.cluster = cluster;
        this.state = DesiredObjects.of(initial);
        this.sync = SyncEngine.start(
                new SyncContext("alpha", cluster, settings, heard, Clock.systemUTC()), () -> state, new Random(1));
    }

    /** One that has realized tier {@code t}, group {@code g} and policy {@code p}. */
    static EngineFixture realized() {
        EngineFixture engine = new EngineFixture();
        ObjectKey policy = ObjectKey.policy("p");
        engine.publish(1, Samples.tier("t", 5), Samples.addresses("g", "10.0.0.0/8"), Samples.policy("p", "t", 1, "g"));
        await("the policy", () -> engine.cluster.find(policy).isPresent());
        engine.cluster.report(policy, "Realized", 1, 1);
        await("success", () -> engine.isSuccess("p"));
        return engine;
    }

    void publish(long revision, AntreaObject<?>... objects) {
        state = Samples.desired(revision, objects);
        sync.desiredChanged();
    }

    Realization realization(String policy) {
        return sync.realization(Samples.path(policy)).orElseThrow();
    }

    boolean isSuccess(String policy) {
        return realization(policy) instanceof Realization.Success;
    }

    /** The priority that the cluster has for a policy. */
    int priority(String policy) {
        return cluster.find(ObjectKey.policy(policy))
                .orElseThrow()
                .spec()
                .path("priority")
                .asInt();
    }

    void awaitConnected() {
        await("connected", () -> sync.connection() instanceof Connection.Connected);
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until " + what).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        sync.close();
    }
}
