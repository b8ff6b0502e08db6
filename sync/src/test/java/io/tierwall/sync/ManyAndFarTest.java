package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.plan.DesiredObjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many clusters, by thirds 1, 10 and 100 ms away, of which a third is lost and comes back. As many as
 * {@code -Dtierwall.clusters=100} says.
 */
final class ManyAndFarTest {

    private static final Logger LOG = LoggerFactory.getLogger(ManyAndFarTest.class);
    private static final int CLUSTERS = Integer.getInteger("tierwall.clusters", 12);
    private static final int[] LATENCIES = {1, 10, 100};
    private static final int POLICIES = 5;

    /** The group and the policies; the tier stays as it is. */
    private static final int WRITES_OF_A_REVISION = POLICIES + 1;

    /** Of each of the three kinds. */
    private static final int LISTS_OF_A_SESSION = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60L + 3L * CLUSTERS);

    private static final List<FarCluster> ALL = new ArrayList<>();
    private static volatile DesiredState desired = state(1);

    @BeforeAll
    static void start() {
        long began = System.nanoTime();
        for (int i = 0; i < CLUSTERS; i++) {
            ALL.add(FarCluster.start(i, LATENCIES[i % LATENCIES.length], CLUSTERS, () -> DesiredObjects.of(desired)));
        }
        report("started", began);
        awaitEverywhere(1);
        report("first revision", began);
    }

    @AfterAll
    static void close() {
        ALL.forEach(FarCluster::close);
    }

    /** Each revision says something else of every object but the tier. */
    private static DesiredState state(long revision) {
        List<AntreaObject<?>> objects =
                new ArrayList<>(List.of(tier("t", 5), addresses("g", "10." + revision + ".0.0/16")));
        IntStream.range(0, POLICIES).forEach(i -> objects.add(policy("p" + i, "t", i + 1 + revision / 100.0, "g")));
        return new DesiredState(revision, objects);
    }

    /** Returns the new revision. */
    private static long publish() {
        desired = state(desired.revision() + 1);
        ALL.forEach(cluster -> cluster.sync().desiredChanged());
        return desired.revision();
    }

    private static void awaitEverywhere(long revision) {
        await("revision " + revision + " everywhere", () -> ALL.stream().allMatch(one -> one.holds(revision)));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until " + what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static void report(String what, long began) {
        LOG.info(
                "{} clusters: {} after {} ms",
                CLUSTERS,
                what,
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static List<FarCluster> third() {
        return ALL.subList(0, Math.max(1, CLUSTERS * 3 / 10));
    }

    @Test
    void aRevisionReachesNearAndFarWithFewRequests() {
        ALL.forEach(FarCluster::count);
        long began = System.nanoTime();

        awaitEverywhere(publish());

        report("a revision", began);
        assertThat(ALL)
                .allSatisfy(cluster ->
                        assertThat(cluster.writes()).isBetween((long) WRITES_OF_A_REVISION, 2L * WRITES_OF_A_REVISION));
    }

    @Test
    void lostClustersAreSaidToBeAndCatchUpWhenAllComeBackAtOnce() {
        List<FarCluster> lost = third();
        List<FarCluster> others = ALL.subList(lost.size(), ALL.size());
        ALL.forEach(FarCluster::count);
        long began = System.nanoTime();
        lost.forEach(cluster -> cluster.lab().stopApiServer());
        await("the loss", () -> lost.stream().allMatch(FarCluster::isUnreachable));
        report("all lost ones unreachable", began);
        assertThat(lost)
                .as("said within one heartbeat")
                .allSatisfy(cluster ->
                        assertThat(cluster.missed().inARow()).isLessThanOrEqualTo(MissedHeartbeats.OF_ONE_HEARTBEAT));

        long second = publish();
        await("the others", () -> others.stream().allMatch(one -> one.holds(second)));
        report("the revision of the others", began);
        assertThat(lost).noneMatch(cluster -> cluster.holds(second));
        long third = publish();
        lost.forEach(cluster -> cluster.lab().startApiServer());

        awaitEverywhere(third);
        report("all lost ones back", began);
        assertThat(lost).allSatisfy(cluster -> {
            // What was published twice meanwhile is written once, and everything is read once or, at worst, twice.
            assertThat(cluster.writes()).isBetween((long) WRITES_OF_A_REVISION, 2L * WRITES_OF_A_REVISION);
            assertThat(cluster.lists()).isBetween((long) LISTS_OF_A_SESSION, 3L * LISTS_OF_A_SESSION);
        });
        assertThat(others)
                .allSatisfy(cluster ->
                        assertThat(cluster.writes()).isBetween(2L * WRITES_OF_A_REVISION, 4L * WRITES_OF_A_REVISION));
    }

    @Test
    void watchesThatExpireEverywhereAreFollowedAnewWithAListOrTwoEach() {
        ALL.forEach(FarCluster::count);
        // One form is an event of the open watches, the other one the answer to new ones.
        ALL.forEach(cluster -> cluster.fault("expire-watches count=" + LISTS_OF_A_SESSION));
        ALL.forEach(cluster -> cluster.fault("status=410 verb=watch count=" + LISTS_OF_A_SESSION));
        long began = System.nanoTime();

        awaitEverywhere(publish());
        await("all struck", () -> ALL.stream().allMatch(FarCluster::faultsAreSpent));
        awaitEverywhere(publish());

        report("expired in both forms and followed again", began);
        assertThat(ALL)
                .allSatisfy(cluster ->
                        assertThat(cluster.lists()).isBetween((long) LISTS_OF_A_SESSION, 4L * LISTS_OF_A_SESSION));
    }

    @Test
    void watchesThatFallSilentAreFoundOut() {
        third().forEach(cluster -> cluster.fault("half-open verb=watch count=" + LISTS_OF_A_SESSION));
        long began = System.nanoTime();

        awaitEverywhere(publish());

        report("silent watches found out", began);
        assertThat(third()).allMatch(FarCluster::faultsAreSpent);
    }
}
