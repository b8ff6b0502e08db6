package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.FakeCluster;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the running engine reads of a cluster's statistics. */
final class TrafficReaderTest {

    private static final ObjectKey P = ObjectKey.policy("p");

    @Test
    void countersOfOurPoliciesAreReadByTheNamesThatTheClusterUses() {
        try (EngineFixture engine = EngineFixture.realized()) {
            engine.cluster.statistics(json("""
                    {"items": [{"metadata": {"name": "p", "uid": "u1", "creationTimestamp": "2026-01-02T03:04:05Z"},
                      "ruleTrafficStats": [
                       {"name": "1001-in", "trafficStats": {"sessions": 1, "packets": 10, "bytes": 100}},
                       {"name": "1001-out", "trafficStats": {"packets": 20, "bytes": 200}},
                       {"name": "ingress-drop-abc", "trafficStats": {"sessions": 9}}]},
                      {"metadata": {"name": "theirs"}, "ruleTrafficStats": []}]}"""));
            await("a reading", () -> !policies(engine).isEmpty());

            assertThat(policies(engine))
                    .containsExactly(new PolicyCounters(
                            path("p"),
                            "u1 2026-01-02T03:04:05Z",
                            Map.of("1001-in", new Traffic(1, 10, 100), "1001-out", new Traffic(0, 20, 200))));
        }
    }

    @Test
    void withoutStatisticsThereIsNoTrafficAndNoHarm() {
        FakeCluster cluster = new FakeCluster();
        CountDownLatch asked = new CountDownLatch(3);
        cluster.fault(call -> {
            if (call.equals("statistics")) {
                asked.countDown();
                throw new ClusterException(Kind.UNAVAILABLE, "the server is currently unable to handle the request");
            }
        });
        try (EngineFixture engine = new EngineFixture(cluster, EngineFixture.SETTINGS)) {
            engine.publish(1, tier("t", 5), policy("p", "t", 1));
            await("several readings", () -> asked.getCount() == 0);
            await("the policy", () -> cluster.find(P).isPresent());
            assertThat(engine.heard.reading()).isEmpty();
        }
    }

    private static List<PolicyCounters> policies(EngineFixture engine) {
        return engine.heard.reading().map(TrafficReading::policies).orElse(List.of());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
