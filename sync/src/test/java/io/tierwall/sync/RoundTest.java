package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.testing.FakeCluster;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** How one plan is carried out while there is something newer to look at all the time. */
final class RoundTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeCluster cluster = new FakeCluster();

    private void carryOut(Instant heedsNews) throws InterruptedException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        SyncContext context = new SyncContext("alpha", cluster, EngineFixture.SETTINGS, SyncListener.NOBODY, clock);
        LiveView view = new LiveView(_ -> {}, _ -> {});
        Round.Tools tools = new Round.Tools(
                new Writer(cluster, view),
                new Ledger(EngineFixture.SETTINGS, new Pauses(new Random(1))),
                ConcurrentHashMap.newKeySet(),
                new WriteSlots("alpha", 1, clock),
                () -> true);
        Plan plan = Plan.of(desired(1, tier("a", 1), tier("b", 2)), LiveObjects.of(List.of()));
        new Round(context, plan, tools, heedsNews).carryOut();
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
}
