package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rules have met, over HTTP. */
@QuarkusTest
final class StatisticsOverHttpTest extends ServerTest {

    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

    private String alpha = "";
    private String beta = "";

    @BeforeEach
    void twoClusters() {
        alpha = registered();
        beta = registered();
    }

    private int ruleId(IntentPath policy) {
        return client().get("/policy/api/v1" + policy + "/rules/r")
                .json()
                .path("rule_id")
                .asInt();
    }

    @Test
    void statisticsAreOfEachClusterByItself() {
        IntentPath policy = policySpanning(alpha, beta);
        int ruleId = ruleId(policy);
        cluster(alpha).counts(reading(policy, ruleId, new Traffic(2, 30, 400)));

        JsonNode all = client().get("/policy/api/v1" + policy + "/statistics").json();
        JsonNode one = client().get("/api/v1" + policy.value().replace("domains/", "domains")
                        + "/statistics?container_cluster_path=" + CLUSTER_PATHS + alpha)
                .json();
        JsonNode rule = client().get("/policy/api/v1" + policy + "/rules/r/statistics?container_cluster_path="
                        + (CLUSTER_PATHS + alpha).replace("/", "%2F"))
                .json();

        assertThat(all.path("result_count").asInt()).isEqualTo(2);
        assertThat(all.findValuesAsText("container_cluster_path"))
                .containsExactlyInAnyOrder(CLUSTER_PATHS + alpha, CLUSTER_PATHS + beta);
        assertThat(one.path("result_count").asInt()).isEqualTo(1);
        JsonNode counted =
                one.path("results").get(0).path("statistics").path("results").get(0);
        assertThat(counted.path("packet_count").asLong()).isEqualTo(30);
        assertThat(counted.path("internal_rule_id").asText()).isEqualTo(Integer.toString(ruleId));
        assertThat(rule.path("results").get(0).path("statistics")).isEqualTo(counted);
    }

    private IntentPath policyThatBothHaveCountedFor() {
        IntentPath policy = policySpanning(alpha, beta);
        int ruleId = ruleId(policy);
        cluster(alpha).counts(reading(policy, ruleId, new Traffic(2, 30, 400)));
        cluster(beta).counts(reading(policy, ruleId, new Traffic(1, 1, 1)));
        return policy;
    }

    private static TrafficReading reading(IntentPath policy, int ruleId, Traffic traffic) {
        return new TrafficReading(
                SEEN, List.of(new PolicyCounters(policy, "a", Map.of(Integer.toString(ruleId), traffic))));
    }

    @Test
    void fleetStatisticsAreAddedUpAndSayWhenARuleWasLastHit() {
        IntentPath policy = policyThatBothHaveCountedFor();

        JsonNode rule = client().get("/tierwall/api/v1/statistics?policy_path=" + policy)
                .json()
                .path("rules")
                .get(0);

        assertThat(rule.path("sessions").asLong()).isEqualTo(3);
        assertThat(rule.path("bytes").asLong()).isEqualTo(401);
        assertThat(rule.path("last_hit").asText()).isEqualTo(SEEN.toString());
        assertThat(rule.path("clusters").findValuesAsText("cluster")).containsExactlyInAnyOrder(alpha, beta);
        assertThat(client().get("/tierwall/api/v1/statistics/history?rule_path=" + policy + "/rules/r&cluster=" + alpha)
                        .json()
                        .path("points"))
                .hasSize(97);
        assertThat(client().get("/tierwall/api/v1/statistics?policy_path=nonsense")
                        .status())
                .isEqualTo(400);
        assertThat(client().get("/tierwall/api/v1/statistics?policy_path=" + policy + "-not")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void resetBeginsTheCountersOfAClusterAtZero() {
        IntentPath policy = policyThatBothHaveCountedFor();
        String reset = INFRA + "/settings/firewall/stats?action=reset&category=DFW&container_cluster_path=";

        assertThat(client().post(reset + CLUSTER_PATHS + "nowhere", "").status())
                .isEqualTo(400);
        assertThat(client().post(INFRA + "/settings/firewall/stats?action=reset", "")
                        .message())
                .contains("category");
        succeed(client().post(reset + CLUSTER_PATHS + alpha, ""));

        JsonNode results = client().get("/policy/api/v1" + policy + "/rules/r/statistics")
                .json()
                .path("results");
        assertThat(results.findValuesAsText("session_count")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void statisticsOfAClusterThatIsNotSpannedAreRefused() {
        IntentPath policy = policySpanning(registered());

        Answer answer = client().get("/policy/api/v1" + policy + "/statistics?container_cluster_path=" + CLUSTER_PATHS
                + registered());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("container_cluster_path");
        assertThat(client().get("/policy/api/v1" + policy + "/rules/no/statistics")
                        .status())
                .isEqualTo(404);
        assertThat(client().get(DOMAIN + "/security-policies/no-such/statistics")
                        .status())
                .isEqualTo(404);
    }
}
