package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.testing.FakeCluster;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How one plan is carried out, with and without something newer to look at. */
final class RoundTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final FakeCluster cluster = new FakeCluster();

    private void carryOut(Instant heedsNews) throws InterruptedException {
        round(heedsNews, 1, () -> true, tier("a", 1), tier("b", 2)).carryOut();
    }

    private Round round(Instant heedsNews, int writesInFlight, BooleanSupplier news, AntreaObject<?>... objects) {
        SyncContext context = new SyncContext("alpha", cluster, EngineFixture.SETTINGS, SyncListener.NOBODY, CLOCK);
        LiveView view = new LiveView(_ -> {}, _ -> {});
        Round.Tools tools = new Round.Tools(
                new Writer(cluster, view),
                new Ledger(EngineFixture.SETTINGS, new Pauses(new Random(1))),
                ConcurrentHashMap.newKeySet(),
                new WriteSlots("alpha", writesInFlight, CLOCK),
                news);
        return new Round(context, Plan.of(desired(1, objects), LiveObjects.of(List.of())), tools, heedsNews);
    }

    @Test
    void newsKeepsNobodyFromWritingBeforeTheTime() throws InterruptedException {
        carryOut(NOW.plusMillis(1));
        assertThat(cluster.writes()).containsExactlyInAnyOrder("create Tier/a", "create Tier/b");
    }

    @Test
    void newsEndsARoundAfterIt() throws InterruptedException {
        carryOut(NOW);
        assertThat(cluster.writes()).isEmpty();
    }

    @Test
    void aClusterThatHasNotAnsweredYetIsSentFourWritesAndALaterStageWaits() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        cluster.fault(call -> {
            if (call.startsWith("create ClusterGroup")) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                go.await();
                running.decrementAndGet();
            }
        });
        int bound = EngineFixture.SETTINGS.writesInFlight();
        Round round = round(NOW, bound, () -> false, manyGroups(40));
        Thread writing = Thread.ofVirtual().start(() -> {
            try {
                round.carryOut();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        await("four writes", () -> running.get() == 4);
        assertThat(cluster.writes()).hasSize(5);
        go.countDown();
        writing.join();
        assertThat(cluster.writes()).endsWith("create " + ObjectKey.policy("p")).hasSize(42);
        assertThat(most).hasValueBetween(4, bound);
    }

    private static AntreaObject<?>[] manyGroups(int count) {
        List<AntreaObject<?>> objects = new ArrayList<>(List.of(tier("t", 5)));
        for (int i = 0; i < count; i++) {
            objects.add(addresses("g" + i, "10.0.0.0/8"));
        }
        objects.add(policy("p", "t", 1, "g0", "g" + (count - 1)));
        return objects.toArray(new AntreaObject<?>[0]);
    }
}
