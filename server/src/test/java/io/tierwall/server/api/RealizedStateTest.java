package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.Connection;
import io.tierwall.sync.Realization;
import io.tierwall.sync.Realization.NodeCount;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is realized where, and what was met there. */
@QuarkusTest
final class RealizedStateTest extends ServerTest {

    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

    private IntentPath policySpanning(String... spanned) {
        String policy = unique("p");
        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy,
                        "{\"category\":\"Application\",\"rules\":[{\"id\":\"r\",\"action\":\"DROP\"}]}"));
        for (String cluster : spanned) {
            span(policy, cluster);
        }
        return IntentPath.securityPolicy("default", policy);
    }

    private int ruleId(IntentPath policy) {
        return client().get("/policy/api/v1" + policy + "/rules/r")
                .json()
                .path("rule_id")
                .asInt();
    }

    private JsonNode status(IntentPath path) {
        Answer answer = client().get(INFRA + "/realized-state/status?include_enforced_status=true&intent_path=" + path);
        succeed(answer);
        return answer.json();
    }

    private static String word(JsonNode status) {
        return status.path("consolidated_status").path("consolidated_status").asText();
    }

    @Test
    void statusHasOneEntryForEachClusterAndNamesIt() {
        String alpha = registered();
        String beta = registered();
        IntentPath policy = policySpanning(alpha, beta);
        cluster(alpha).realizes(policy, new Realization.Success(3, 7, SEEN));
        cluster(beta).realizes(policy, new Realization.NoWorkload(2, SEEN));

        JsonNode status = status(policy);

        assertThat(word(status)).isEqualTo("SUCCESS");
        assertThat(status.path("publish_status").asText()).isEqualTo("REALIZED");
        JsonNode entries = status.path("consolidated_status_per_enforcement_point");
        assertThat(entries).hasSize(2);
        assertThat(entries.toString()).contains(CLUSTER_PATHS + alpha, CLUSTER_PATHS + beta, "no workload");
        JsonNode plain = client().get(INFRA + "/realized-state/status?intent_path="
                        + policy.value().replace("/", "%2F"))
                .json();
        assertThat(plain.path("consolidated_status_per_enforcement_point")).hasSize(2);
        assertThat(plain.toString()).doesNotContain("enforced_status\"");
    }

    @Test
    void worstClusterSaysWhatTheWholeIs() {
        String alpha = registered();
        String beta = registered();
        IntentPath policy = policySpanning(alpha, beta);
        assertThat(word(status(policy))).isEqualTo("IN_PROGRESS");

        cluster(alpha).realizes(policy, new Realization.Success(1, 1, SEEN));
        cluster(beta).realizes(policy, new Realization.Unknown(SEEN, "no answer"));
        assertThat(word(status(policy))).isEqualTo("UNKNOWN");

        cluster(alpha)
                .realizes(policy, new Realization.Stuck("1 of 2 nodes", Optional.empty(), SEEN, List.of("node-2")));
        JsonNode stuck = status(policy);
        assertThat(word(stuck)).isEqualTo("IN_PROGRESS");
        assertThat(stuck.findValuesAsText("status_message").toString()).contains("stuck since", "node-2");

        cluster(beta).realizes(policy, new Realization.Failed("tier limit reached", "Remove a tier."));
        JsonNode failed = status(policy);
        assertThat(word(failed)).isEqualTo("ERROR");
        assertThat(failed.path("publish_status").asText()).isEqualTo("ERROR");
        assertThat(failed.findValuesAsText("message").toString())
                .contains("tier limit reached", "Remove a tier.", beta);
    }

    @Test
    void policyWithoutSpanIsNotInitializedAndUnknownIntentIsNotFound() {
        assertThat(word(status(policySpanning()))).isEqualTo("UNINITIALIZED");
        assertThat(client().get(INFRA + "/realized-state/status?intent_path=/infra/no/such")
                        .status())
                .isEqualTo(404);
        assertThat(client().get(INFRA + "/realized-state/status").status()).isEqualTo(400);
        assertThat(client().get(INFRA + "/realized-state/realized-entities?intent_path=/infra/no/such")
                        .json()
                        .path("result_count")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void ruleIsAsFarAsItsPolicyAndAGroupAsFarAsWhoNamesIt() {
        String alpha = registered();
        IntentPath policy = policySpanning(alpha);
        cluster(alpha).realizes(policy, new Realization.Success(1, 1, SEEN));
        IntentPath group = IntentPath.parse(group(unique("g"))).orElseThrow();
        assertThat(word(status(group))).isEqualTo("UNINITIALIZED");
        succeed(client().patch(
                        "/policy/api/v1" + policy + "/rules/s", "{\"action\":\"DROP\",\"scope\":[\"" + group + "\"]}"));

        assertThat(word(status(IntentPath.rule(policy, "r")))).isEqualTo("SUCCESS");
        assertThat(word(status(group))).isEqualTo("SUCCESS");
    }

    @Test
    void realizedEntitiesSayTheStateInEachCluster() {
        String alpha = registered();
        IntentPath policy = policySpanning(alpha);
        cluster(alpha).realizes(policy, new Realization.Success(1, 1, SEEN));

        JsonNode entities = client().get(INFRA + "/realized-state/realized-entities?intent_path=" + policy)
                .json();

        assertThat(entities.path("result_count").asInt()).isEqualTo(1);
        JsonNode entity = entities.path("results").get(0);
        assertThat(entity.path("state").asText()).isEqualTo("REALIZED");
        assertThat(entity.path("entity_type").asText()).isEqualTo("RealizedSecurityPolicy");
    }

    @Test
    void statisticsAreOfEachClusterByItself() {
        String alpha = registered();
        String beta = registered();
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

    private static TrafficReading reading(IntentPath policy, int ruleId, Traffic traffic) {
        return new TrafficReading(
                SEEN, List.of(new PolicyCounters(policy, "a", Map.of(Integer.toString(ruleId), traffic))));
    }

    @Test
    void fleetStatisticsAreAddedUpAndSayWhenARuleWasLastHit() {
        String alpha = registered();
        String beta = registered();
        IntentPath policy = policySpanning(alpha, beta);
        int ruleId = ruleId(policy);
        cluster(alpha).counts(reading(policy, ruleId, new Traffic(2, 30, 400)));
        cluster(beta).counts(reading(policy, ruleId, new Traffic(1, 1, 1)));

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
        String alpha = registered();
        String beta = registered();
        IntentPath policy = policySpanning(alpha, beta);
        int ruleId = ruleId(policy);
        cluster(alpha).counts(reading(policy, ruleId, new Traffic(2, 30, 400)));
        cluster(beta).counts(reading(policy, ruleId, new Traffic(1, 1, 1)));
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

    @Test
    void statusOfAClusterIsWhatItsConnectionIs() {
        String alpha = registered();
        String path = "/policy/api/v1" + CLUSTER_PATHS + alpha + "/status";
        JsonNode connected = client().get(path).json();
        assertThat(connected.at("/mp_adapter_status/status").asText()).isEqualTo("HEALTHY");
        // Nobody has read what Antrea's controller says of itself.
        assertThat(connected.at("/controller_status/status").asText()).isEqualTo("UNKNOWN");
        assertThat(connected.toString()).contains("no inventory is kept");

        cluster(alpha).isConnected(new Connection.Unreachable(SEEN, "connection refused"));

        JsonNode status = client().get(path).json();
        assertThat(status.path("controller_status").path("status").asText()).isEqualTo("UNKNOWN");
        assertThat(status.toString()).contains("connection refused");
        assertThat(client().get("/policy/api/v1" + CLUSTER_PATHS + "no-such/status")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode row(JsonNode matrix, IntentPath policy) {
        return matrix.path("policies")
                .valueStream()
                .filter(candidate -> candidate.path("policy").asText().equals(policy.value()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode of(JsonNode list, String field, String value) {
        return list.valueStream()
                .filter(candidate -> candidate.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void matrixSaysOfEveryPolicyInEveryClusterAllThatIsKnown() {
        String alpha = registered();
        String beta = registered();
        String gamma = registered();
        IntentPath policy = policySpanning(alpha, beta, gamma);
        cluster(alpha).realizes(policy, new Realization.Failed("no such tier", "Make one."));
        cluster(beta)
                .realizes(
                        policy,
                        new Realization.Stuck(
                                "1 of 2 nodes", Optional.of(new NodeCount(1, 2)), SEEN, List.of("node-2")));
        cluster(gamma).realizes(policy, new Realization.Success(3, 7, SEEN));

        JsonNode row = row(client().get("/tierwall/api/v1/realization").json(), policy);

        assertThat(row.path("status").asText()).isEqualTo("ERROR");
        JsonNode failed = of(row.path("clusters"), "cluster", alpha);
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error").asText()).isEqualTo("no such tier");
        assertThat(failed.path("remedy").asText()).isEqualTo("Make one.");
        assertThat(failed.has("since")).isFalse();
        JsonNode stuck = of(row.path("clusters"), "cluster", beta);
        assertThat(stuck.path("state").asText()).isEqualTo("STUCK");
        assertThat(stuck.path("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(stuck.at("/nodes/current").asInt()).isEqualTo(1);
        assertThat(stuck.at("/nodes/desired").asInt()).isEqualTo(2);
        assertThat(stuck.path("since").asText()).isEqualTo(SEEN.toString());
        assertThat(stuck.at("/silent_nodes/0").asText()).isEqualTo("node-2");
        JsonNode success = of(row.path("clusters"), "cluster", gamma);
        assertThat(success.path("generation").asInt()).isEqualTo(7);
        assertThat(success.path("seen").asText()).isEqualTo(SEEN.toString());
        assertThat(row.path("rules")).isEmpty();
    }

    @Test
    void matrixShowsRulesWhenTheyAreAskedFor() {
        String alpha = registered();
        IntentPath policy = policySpanning(alpha);
        succeed(client().patch("/policy/api/v1" + policy + "/rules/off", "{\"action\":\"DROP\",\"disabled\":true}"));
        cluster(alpha).realizes(policy, new Realization.Success(1, 1, SEEN));

        JsonNode rules = row(
                        client().get("/tierwall/api/v1/realization?rules=true").json(), policy)
                .path("rules");

        JsonNode enabled = of(rules, "rule", policy + "/rules/r");
        assertThat(enabled.at("/clusters/0/state").asText()).isEqualTo("SUCCESS");
        JsonNode disabled = of(rules, "rule", policy + "/rules/off");
        assertThat(disabled.path("enabled").asBoolean(true)).isFalse();
        assertThat(disabled.path("clusters")).isEmpty();
    }

    @Test
    void matrixSaysHowLongTheLatestPublishTookInEachCluster() {
        String alpha = registered();
        policySpanning(alpha);
        JsonNode before = column(alpha);
        assertThat(before.path("connection").asText()).isEqualTo("CONNECTED");
        assertThat(before.at("/last_publish/revision").asLong())
                .isEqualTo(cluster(alpha).wanted().revision());
        assertThat(before.path("last_publish").has("realized_at")).isFalse();

        Instant accepted = Instant.parse(before.at("/last_publish/accepted_at").asText());
        cluster(alpha).realizesAll(accepted.plusMillis(1_234));

        assertThat(column(alpha).at("/last_publish/duration_ms").asLong()).isEqualTo(1_234);
    }

    private JsonNode column(String cluster) {
        return of(client().get("/tierwall/api/v1/realization").json().path("clusters"), "id", cluster);
    }
}
