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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is realized where. */
@QuarkusTest
final class RealizedStateTest extends ServerTest {

    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

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
    void aPolicyIsTriedAgainInOneClusterOrInAll() {
        String alpha = registered();
        String beta = registered();
        IntentPath policy = policySpanning(alpha, beta);
        String refresh = INFRA + "/realized-state/realized-entity?action=refresh&intent_path=";

        succeed(client().post(refresh + policy + "&container_cluster_path=" + CLUSTER_PATHS + beta, ""));
        assertThat(cluster(alpha).retried()).isEmpty();
        assertThat(cluster(beta).retried()).containsExactly(policy);
        succeed(client().post(refresh + policy + "/container-cluster-span/" + alpha, ""));
        assertThat(cluster(alpha).retried()).containsExactly(policy);
        assertThat(cluster(beta).retried()).hasSize(1);
        succeed(client().post(refresh + policy + "/rules/r", ""));
        assertThat(cluster(alpha).retried()).hasSize(2);
        assertThat(cluster(beta).retried()).hasSize(2);
        Answer elsewhere = client().post(refresh + policy + "&container_cluster_path=" + CLUSTER_PATHS + "no-such", "");
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.text()).contains("no-such", "container_cluster_path");
    }

    @Test
    void oneEntityIsReadByItsPathAndComparedAnewOnDemand() {
        String alpha = registered();
        IntentPath policy = policySpanning(alpha);
        cluster(alpha).realizes(policy, new Realization.Success(1, 1, SEEN));
        String entities = INFRA + "/realized-state/realized-entities?intent_path=" + policy;
        JsonNode listed = client().get(entities).json().at("/results/0");
        String entity = INFRA + "/realized-state/realized-entity";

        assertThat(client().get(entity + "?realized_path=" + listed.path("path").asText())
                        .json())
                .isEqualTo(listed);
        succeed(client().post(entity + "?action=refresh&intent_path=" + policy, ""));
        assertThat(cluster(alpha).retried()).containsExactly(policy);

        assertThat(client().get(entity + "?realized_path=" + policy + "/x/y").status())
                .isEqualTo(404);
        assertThat(client().get(entity + "?realized_path=x").status()).isEqualTo(404);
        assertThat(client().get(entity).status()).isEqualTo(400);
        assertThat(client().post(entity + "?action=refresh&intent_path=/infra/no/such", "")
                        .status())
                .isEqualTo(404);
        assertThat(client().post(entity + "?intent_path=" + policy, "").status())
                .isEqualTo(400);
    }

    @Test
    void whatAClusterCannotRealizeIsAnAlarm() {
        String alpha = registered();
        IntentPath policy = policySpanning(alpha);
        assertThat(alarms(policy)).isEmpty();

        cluster(alpha).realizes(policy, new Realization.Failed("tier limit reached", "Remove a tier."));

        assertThat(alarms(policy)).hasSize(1);
        assertThat(alarms(policy).getFirst().path("message").asText()).contains("tier limit reached", alpha);
        assertThat(alarms(policy).getFirst().at("/error_details/error_code").isInt())
                .isTrue();
    }

    private List<JsonNode> alarms(IntentPath policy) {
        JsonNode list = client().get(INFRA + "/realized-state/alarms").json();
        return list.path("results")
                .valueStream()
                .filter(alarm -> alarm.path("source_reference").asText().equals(policy.value()))
                .toList();
    }

    @Test
    void theEnforcementPointIsRealized() {
        String points = INFRA + "/realized-state/enforcement-points";

        JsonNode one = client().get(points + "/default").json();

        assertThat(one.path("state").asText()).isEqualTo("REALIZED");
        assertThat(client().get(points).json().path("results").get(0)).isEqualTo(one);
        assertThat(client().get(points + "/other").status()).isEqualTo(404);
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
