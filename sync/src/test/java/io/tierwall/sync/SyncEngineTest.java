package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.foreign;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.FakeCluster;
import io.tierwall.sync.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the running engine does for a cluster, whatever the cluster does. */
final class SyncEngineTest {

    private static final ObjectKey P = ObjectKey.policy("p");
    private static final ObjectKey Q = ObjectKey.policy("q");
    private static final ObjectKey GROUP = ObjectKey.group("g");

    @Test
    void whatIsPublishedIsWrittenInOrderAndBecomesSuccess() {
        try (EngineFixture engine = new EngineFixture()) {
            engine.publish(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g"));
            await("the policy", () -> engine.cluster.find(P).isPresent());
            assertThat(engine.cluster.writes())
                    .containsExactly("create Tier/t", "create ClusterGroup/g", "create " + P);
            await("word of the controller", () -> detail(engine, "p").contains("waiting for the Antrea controller"));

            engine.cluster.report(P, "Realizing", 1, 2);
            await("progress", () -> detail(engine, "p").equals("1 of 2 nodes"));
            engine.cluster.report(P, "Realized", 2, 2);
            await("success", () -> engine.isSuccess("p"));
            assertThat(((Realization.Success) engine.realization("p")).nodes()).isEqualTo(2);
        }
    }

    @Test
    void anEditIsUndoneAtOnceAndSoIsADeletion() throws ClusterException {
        try (EngineFixture engine = EngineFixture.realized()) {
            engine.cluster.kubectlEdit(P, object -> object.withObject("/spec").put("priority", 77));
            await("the edit undone", () -> engine.priority("p") == 1);
            engine.cluster.kubectlDelete(P);
            await("the policy again", () -> engine.cluster.find(P).isPresent());
            engine.cluster.kubectlEdit(
                    GROUP,
                    object -> object.withObject("/spec/podSelector/matchLabels").put("app", "x"));
            await(
                    "the field removed",
                    () -> !engine.cluster.find(GROUP).orElseThrow().spec().has("podSelector"));
        }
    }

    @Test
    void whatIsNotOursIsNeverTouchedAndWhatNeedsItFails() throws ClusterException {
        FakeCluster cluster = new FakeCluster();
        cluster.kubectlCreate(GROUP, foreign(GROUP));
        try (EngineFixture engine = new EngineFixture(cluster, EngineFixture.SETTINGS)) {
            engine.publish(
                    1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g"), policy("q", "t", 2));
            await("what is free", () -> cluster.find(Q).isPresent());
            assertThat(cluster.writes()).containsExactly("create Tier/t", "create " + Q);
            assertThat(engine.realization("p"))
                    .isInstanceOfSatisfying(
                            Realization.Failed.class,
                            failed ->
                                    assertThat(failed.error()).contains("ClusterGroup/g exists and is not Tierwall's"));

            cluster.kubectlDelete(GROUP);
            await("the policy", () -> cluster.find(P).isPresent());
        }
    }

    @Test
    void anUntouchedObjectIsNotWrittenAgainAfterARestart() {
        FakeCluster cluster = new FakeCluster();
        try (EngineFixture first = new EngineFixture(cluster, EngineFixture.SETTINGS)) {
            first.publish(1, tier("t", 5), policy("p", "t", 1));
            await("the policy", () -> cluster.find(P).isPresent());
        }
        FakeCluster same = new FakeCluster();
        copy(cluster, same);
        DesiredState next = Samples.state(2, tier("t", 5), policy("p", "t", 1), policy("q", "t", 2));
        try (EngineFixture _ = new EngineFixture(same, EngineFixture.SETTINGS, next)) {
            await("the new policy", () -> same.find(Q).isPresent());
            assertThat(same.writes()).containsExactly("create " + Q);
        }
    }

    @Test
    void aRefusalIsShownAndTheRestGoesOn() {
        try (EngineFixture engine = new EngineFixture()) {
            engine.cluster.fault(call -> {
                if (call.equals("create ClusterGroup/g")) {
                    throw new ClusterException(Kind.REFUSED, "admission webhook denied the request: no");
                }
            });
            engine.publish(
                    1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g"), policy("q", "t", 2));
            await("the rest", () -> engine.cluster.find(Q).isPresent());
            assertThat(engine.cluster.writes()).doesNotContain("create " + P);
            assertThat(engine.realization("p"))
                    .isInstanceOfSatisfying(
                            Realization.Failed.class,
                            failed -> assertThat(failed.error())
                                    .isEqualTo(
                                            "The cluster refuses ClusterGroup/g: admission webhook denied the request: no"));

            engine.cluster.heal();
            await("the policy", () -> engine.cluster.find(P).isPresent());
        }
    }

    @Test
    void newWordsForAnObjectAreTriedAtOnceWhateverTheOldOnesCameTo() {
        SyncSettings patient = withFailureBackoff(Duration.ofMinutes(5));
        try (EngineFixture engine = new EngineFixture(new FakeCluster(), patient)) {
            engine.cluster.fault(call -> {
                if (call.equals("create Tier/t")) {
                    throw new ClusterException(Kind.REFUSED, "duplicate priority");
                }
            });
            engine.publish(1, tier("t", 5));
            await("a try", () -> engine.cluster.count("create Tier/t") == 1);
            engine.cluster.heal();
            engine.publish(2, tier("t", 6));
            await("the tier", () -> engine.cluster.find(ObjectKey.tier("t")).isPresent());
        }
    }

    @Test
    void aPolicyIsTriedAgainWithAllThatItNeedsWhenSomebodyWantsIt() {
        SyncSettings patient = withFailureBackoff(Duration.ofMinutes(5));
        try (EngineFixture engine = new EngineFixture(new FakeCluster(), patient)) {
            engine.cluster.fault(call -> {
                if (call.equals("create ClusterGroup/g")) {
                    throw new ClusterException(Kind.REFUSED, "admission webhook denied the request: no");
                }
            });
            engine.publish(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g"));
            await("a failure", () -> engine.realization("p") instanceof Realization.Failed);
            engine.cluster.heal();

            engine.sync.retry(path("p"));

            await("the policy", () -> engine.cluster.find(P).isPresent());
        }
    }

    @Test
    void aClusterThatWantedToBeLeftAloneIsTriedAgainWhenSomebodyWantsIt() {
        try (EngineFixture engine = new EngineFixture()) {
            engine.awaitConnected();
            engine.cluster.fault(call -> {
                if (call.startsWith("create")) {
                    throw new ClusterException(Kind.UNAVAILABLE, "busy", Duration.ofMinutes(5), null);
                }
            });
            engine.publish(1, tier("t", 5), policy("p", "t", 1));
            await("a try", () -> engine.cluster.count("create Tier/t") == 1);
            engine.cluster.heal();

            // The pause may begin a moment after the answer.
            await("the policy", () -> {
                engine.sync.retry(path("p"));
                return engine.cluster.find(P).isPresent();
            });
        }
    }

    @Test
    void whatAPublishWouldExposeIsKnownOnceTheClusterIs() throws ClusterException {
        FakeCluster silent = new FakeCluster();
        silent.fault(_ -> {
            throw new ClusterException(Kind.NO_ANSWER, "no route");
        });
        DesiredState swapped = Samples.state(
                2,
                tier("t", 5),
                addresses("g", "11.0.0.0/8"),
                addresses("h", "10.0.0.0/8"),
                policy("p", "t", 1, "g"),
                policy("q", "t", 2, "h"));
        try (EngineFixture engine = new EngineFixture(silent, EngineFixture.SETTINGS)) {
            assertThat(engine.sync.outlook(DesiredObjects.of(swapped))).isEmpty();
        }
        try (EngineFixture engine = new EngineFixture()) {
            engine.publish(
                    1,
                    tier("t", 5),
                    addresses("g", "10.0.0.0/8"),
                    addresses("h", "11.0.0.0/8"),
                    policy("p", "t", 1, "g"),
                    policy("q", "t", 2, "h"));
            await(
                    "both",
                    () -> engine.cluster.find(P).isPresent()
                            && engine.cluster.find(Q).isPresent());
            int writes = engine.cluster.writes().size();

            await(
                    "the reading of both",
                    () -> !engine.sync
                            .outlook(DesiredObjects.of(swapped))
                            .orElseThrow()
                            .warnings()
                            .isEmpty());
            assertThat(engine.cluster.writes()).hasSize(writes);
        }
    }

    @Test
    void aBusyClusterIsLeftAloneForAsLongAsItAsks() {
        List<Instant> tries = new ArrayList<>();
        try (EngineFixture engine = new EngineFixture()) {
            engine.awaitConnected();
            engine.cluster.fault(call -> {
                if (call.startsWith("create")) {
                    synchronized (tries) {
                        tries.add(Instant.now());
                        if (tries.size() == 1) {
                            throw new ClusterException(
                                    Kind.UNAVAILABLE, "too many requests", Duration.ofMillis(700), null);
                        }
                    }
                }
            });
            engine.publish(1, tier("a", 1));
            await("the first try", () -> engine.cluster.writes().size() == 1);
            engine.publish(2, tier("a", 1), tier("b", 2));
            await(
                    "both",
                    () -> engine.cluster.find(ObjectKey.tier("b")).isPresent()
                            && engine.cluster.find(ObjectKey.tier("a")).isPresent());
            assertThat(Duration.between(tries.get(0), tries.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(700));
        }
    }

    @Test
    void aRivalGetsOneAnswerForEachOfItsWritesAndWaitsLongerEachTime() {
        try (EngineFixture engine = EngineFixture.realized()) {
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int priority = 50 + i;
                long start = System.nanoTime();
                engine.cluster.kubectlEdit(
                        P, object -> object.withObject("/spec").put("priority", priority));
                await("the edit undone", () -> engine.priority("p") == 1);
                waits.add((System.nanoTime() - start) / 1_000_000);
            }
            assertThat(engine.cluster.count("apply " + P)).isEqualTo(5);
            assertThat(waits.get(0)).isLessThan(1_000);
            // 100, 200, 400, 800 ms, each less a quarter at most.
            assertThat(waits.get(3)).isGreaterThan(250);
            assertThat(waits.get(4)).isGreaterThan(550);
        }
    }

    @Test
    void anObjectThatChangedMeanwhileIsLookedAtAgain() {
        try (EngineFixture engine = EngineFixture.realized()) {
            AtomicInteger edits = new AtomicInteger();
            engine.cluster.fault(call -> {
                // Between our look and our write the controller writes a status.
                if (call.equals("apply " + P) && edits.getAndIncrement() == 0) {
                    engine.cluster.report(P, "Realizing", 1, 2);
                }
            });
            engine.publish(2, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 2, "g"));
            await("the new priority", () -> engine.priority("p") == 2);
            assertThat(engine.cluster.count("apply " + P)).isEqualTo(2);
        }
    }

    @Test
    void whatIsNoLongerDesiredIsDeleted() {
        try (EngineFixture engine = EngineFixture.realized()) {
            engine.publish(2);
            await("nothing left", () -> engine.cluster.find(ObjectKey.tier("t")).isEmpty());
            assertThat(engine.cluster.writes()).endsWith("delete " + P, "delete ClusterGroup/g", "delete Tier/t");
            assertThat(engine.sync.realization(path("p"))).isEmpty();
        }
    }

    @Test
    void aDesiredStateThatCannotBeHadIsAskedForAgain() {
        FakeCluster cluster = new FakeCluster();
        AtomicInteger calls = new AtomicInteger();
        SyncContext context =
                new SyncContext("alpha", cluster, EngineFixture.SETTINGS, SyncListener.NOBODY, Clock.systemUTC());
        try (ClusterSync sync = SyncEngine.start(
                context,
                () -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("not now");
                    }
                    return Samples.desired(1, tier("t", 5));
                },
                new Random(1))) {
            await("a call", () -> calls.get() > 0);
            sync.desiredChanged();
            await("the tier", () -> cluster.find(ObjectKey.tier("t")).isPresent());
        }
    }

    @Test
    void closingEndsAllThreadsSoon() {
        EngineFixture engine = EngineFixture.realized();
        long start = System.nanoTime();
        engine.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        int writes = engine.cluster.writes().size();
        engine.publish(9);
        assertThat(engine.cluster.writes()).hasSize(writes);
    }

    private static String detail(EngineFixture engine, String policy) {
        return engine.realization(policy) instanceof Realization.InProgress progress ? progress.detail() : "";
    }

    private static SyncSettings withFailureBackoff(Duration pause) {
        SyncSettings base = EngineFixture.SETTINGS;
        return new SyncSettings(
                base.requestTimeout(),
                base.watchDuration(),
                base.pingInterval(),
                base.checkInterval(),
                base.listInterval(),
                base.trafficInterval(),
                base.writesInFlight(),
                base.connectBackoff(),
                new SyncSettings.Backoff(pause, pause),
                base.rivalBackoff(),
                base.status());
    }

    /** The same objects under the same names and words, as a manager finds them after a restart. */
    private static void copy(FakeCluster from, FakeCluster to) {
        for (ObjectKey key : List.of(ObjectKey.tier("t"), P)) {
            try {
                to.kubectlCreate(key, from.find(key).orElseThrow().tree());
            } catch (ClusterException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
