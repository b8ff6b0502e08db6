package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is odd about the rules of a cluster. */
@QuarkusTest
final class FindingsOverHttpTest extends AnalysisFixture {

    @Test
    void aRuleThatNothingReachesIsFound() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, shadowing()));

        JsonNode findings = findings();

        JsonNode shadowed = findings.path("results")
                .valueStream()
                .filter(finding -> finding.path("kind").asText().equals("SHADOWED"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings.toString()));
        assertThat(shadowed.at("/rules/0/rule_name").asText()).isEqualTo("open");
        assertThat(shadowed.at("/because/0/rule_name").asText()).isEqualTo("closed");
        assertThat(shadowed.at("/witness/to").asText()).isEqualTo(a + "/web");
        assertThat(client().get(TIERWALL + "findings?cluster=no-such").status()).isEqualTo(400);
    }

    private JsonNode findings() {
        return client().get(TIERWALL + "findings?cluster=" + cluster).json();
    }

    private static Stream<String> neverHit(JsonNode findings) {
        return ofKind(findings, "NEVER_HIT")
                .map(finding -> finding.at("/rules/0/rule_name").asText());
    }

    private static Stream<JsonNode> ofKind(JsonNode findings, String kind) {
        return findings.path("results")
                .valueStream()
                .filter(finding -> finding.path("kind").asText().equals(kind));
    }

    private String number(String rule) {
        return client().get(DOMAIN + "/security-policies/" + policy + "/rules/" + rule)
                .json()
                .path("rule_id")
                .asText();
    }

    private void counts(Map<String, Traffic> rules) {
        counts(cluster, rules);
    }

    private void counts(String where, Map<String, Traffic> rules) {
        IntentPath path = IntentPath.parse("/infra/domains/default/security-policies/" + policy)
                .orElseThrow();
        cluster(where).counts(new TrafficReading(Instant.EPOCH, List.of(new PolicyCounters(path, "a", rules))));
    }

    @Test
    void aRuleThatWasCountedAndMetNothingIsFound() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        counts(Map.of(number("closed"), new Traffic(0, 0, 0), number("open"), new Traffic(1, 2, 3)));

        assertThat(neverHit(findings())).containsExactly("closed");
        assertThat(ofKind(findings(), "NEVER_HIT")
                        .map(finding -> finding.path("sentence").asText()))
                .allSatisfy(sentence ->
                        assertThat(sentence).startsWith("Rule “closed” of “" + policy + "” has not been hit"));
        assertThat(findings().path("statistics_as_of").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void ofRulesThatNobodyCountedNothingIsSaid() {
        assertThat(findings().has("statistics_as_of")).isFalse();
        assertThat(neverHit(findings())).isEmpty();

        counts(Map.of());

        assertThat(findings().has("statistics_as_of")).isTrue();
        assertThat(neverHit(findings())).isEmpty();
    }

    /** Another one that the policy spans, in which the pods of the first namespace are called otherwise. */
    private String anotherCluster() {
        String other = registered();
        cluster(other)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(a),
                        HeldInventory.namespace(b),
                        HeldInventory.pod(a, "elsewhere", "10.1.0.1"),
                        HeldInventory.pod(b, "client", "10.1.0.2")));
        span(policy, other);
        return other;
    }

    @Test
    void anAllowThatWasHitInAnotherClusterAndNotHereIsWiderThanObservedAndNotNeverHit() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        String other = anotherCluster();
        counts(Map.of(number("closed"), new Traffic(0, 0, 0), number("open"), new Traffic(0, 0, 0)));
        assertThat(neverHit(findings())).containsExactlyInAnyOrder("open", "closed");
        assertThat(findings().path("statistics_unknown")).hasSize(1);

        counts(other, Map.of(number("closed"), new Traffic(1, 2, 3), number("open"), new Traffic(1, 2, 3)));

        JsonNode findings = findings();
        JsonNode wider = ofKind(findings, "WIDER_THAN_OBSERVED").findFirst().orElseThrow();
        assertThat(wider.at("/rules/0/rule_name").asText()).isEqualTo("open");
        assertThat(wider.at("/witness/from").asText()).isEqualTo(b + "/client");
        assertThat(wider.at("/witness/traffic").asText()).isEqualTo("TCP 80");
        assertThat(wider.path("observations").toString()).isEqualTo("""
                        [{"cluster":"%s","seen":false,"since":"1970-01-01T00:00:00Z"},\
                        {"cluster":"%s","seen":true,"since":"1970-01-01T00:00:00Z"}]""".formatted(cluster, other));
        assertThat(neverHit(findings)).containsExactly("closed");
        assertThat(findings.path("statistics_unknown")).isEmpty();
    }

    @Test
    void anAllowThatCouldNotBeHitHereIsNotWiderThanObserved() {
        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy,
                        allowing().replace("\"sequence_number\":10", "\"sequence_number\":30")));
        String other = anotherCluster();
        counts(Map.of(number("open"), new Traffic(0, 0, 0)));
        counts(other, Map.of(number("open"), new Traffic(1, 2, 3)));

        assertThat(ofKind(findings(), "WIDER_THAN_OBSERVED")).isEmpty();
        assertThat(neverHit(findings())).containsExactly("open");
    }

    @Test
    void aGroupThatIsEmptyHereAndNotInAnotherSpannedClusterIsWithoutWorkload() {
        cluster(cluster)
                .holds(HeldInventory.of(HeldInventory.namespace(b), HeldInventory.pod(b, "client", "10.0.0.2")));
        assertThat(ofKind(findings(), "EMPTY_GROUP")).hasSize(1);
        String other = anotherCluster();

        JsonNode found =
                ofKind(findings(), "GROUP_WITHOUT_WORKLOAD").findFirst().orElseThrow();
        assertThat(found.at("/rules/0/rule_name").asText()).isEqualTo("closed");
        assertThat(found.path("observations").toString())
                .isEqualTo("[{\"cluster\":\"%s\",\"seen\":false},{\"cluster\":\"%s\",\"seen\":true}]"
                        .formatted(cluster, other));
        assertThat(ofKind(findings(), "EMPTY_GROUP")).isEmpty();
    }

    @Test
    void aGroupIsEmptyWhereOtherClustersAreNotKnownAndTheAnswerNamesThem() {
        cluster(cluster)
                .holds(HeldInventory.of(HeldInventory.namespace(b), HeldInventory.pod(b, "client", "10.0.0.2")));
        String other = registered();
        span(policy, other);

        assertThat(ofKind(findings(), "EMPTY_GROUP")).hasSize(1);
        assertThat(findings().path("workloads_unknown").toString()).isEqualTo("[\"" + other + "\"]");
    }

    @Test
    void aGroupThatRulesOnlyTakeTrafficFromIsEmptyWhereverElseItHasWorkload() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        cluster(cluster).holds(HeldInventory.of(HeldInventory.namespace(a), HeldInventory.pod(a, "web", "10.0.0.1")));
        anotherCluster();

        assertThat(ofKind(findings(), "GROUP_WITHOUT_WORKLOAD")).isEmpty();
        assertThat(ofKind(findings(), "EMPTY_GROUP")).hasSize(1);
    }
}
