package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.FakeCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Many engines in one process: what is wrong with one cluster is nobody else's business. */
final class ClustersApartTest {

    private static final ObjectKey TIER = ObjectKey.tier("t");

    @Test
    void clustersThatNeverAnswerDelayNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        List<EngineFixture> dead = new ArrayList<>();
        try (EngineFixture alive = new EngineFixture()) {
            for (int i = 0; i < 50; i++) {
                FakeCluster cluster = new FakeCluster();
                cluster.fault(_ -> never.await());
                dead.add(new EngineFixture(cluster, EngineFixture.SETTINGS));
                dead.getLast().publish(1, tier("t", 5));
            }
            alive.publish(1, tier("t", 5));

            await(
                    "the tier where somebody answers",
                    () -> alive.cluster.find(TIER).isPresent());
            assertThat(dead)
                    .allSatisfy(engine -> assertThat(engine.cluster.find(TIER)).isEmpty());
        } finally {
            never.countDown();
            dead.forEach(EngineFixture::close);
        }
    }

    @Test
    void onlyTheClusterThatAsksToBeLeftAloneIs() {
        try (EngineFixture busy = new EngineFixture();
                EngineFixture other = new EngineFixture()) {
            busy.awaitConnected();
            busy.cluster.fault(call -> {
                if (call.startsWith("create")) {
                    throw new ClusterException(Kind.UNAVAILABLE, "too many requests", Duration.ofMinutes(1), null);
                }
            });
            busy.publish(1, tier("t", 5), tier("u", 6), tier("v", 7));
            await("the refusal", () -> !busy.cluster.writes().isEmpty());
            int refused = busy.cluster.writes().size();
            busy.cluster.heal();

            other.publish(1, tier("t", 5));
            busy.publish(2, tier("t", 5), tier("u", 6), tier("w", 7));

            await("the tier of the other", () -> other.cluster.find(TIER).isPresent());
            assertThat(busy.cluster.writes()).hasSizeBetween(refused, 3);
            assertThat(busy.cluster.find(TIER)).isEmpty();
        }
    }
}
