package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a packet, and which rules are why. */
@QuarkusTest
final class ExplainTest extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String cluster = "";
    private String a = "";
    private String b = "";

    @BeforeEach
    void aClusterWithTwoNamespaces() {
        cluster = registered();
        a = unique("a");
        b = unique("b");
        group(a);
        group(b);
        holds();
    }

    private void holds(InventoryItem... more) {
        List<InventoryItem> items = new ArrayList<>(List.of(
                HeldInventory.namespace(a),
                HeldInventory.namespace(b),
                HeldInventory.pod(a, "web", "10.0.0.1"),
                HeldInventory.pod(b, "client", "10.0.0.2"),
                HeldInventory.item(
                        InventoryKind.SERVICES,
                        a,
                        "front",
                        false,
                        new Facts.Service(
                                "ClusterIP",
                                List.of("10.96.0.7"),
                                List.of(new ServicePort("", Protocol.TCP, 8080, "http")),
                                Map.of("app", "web")))));
        items.addAll(List.of(more));
        cluster(cluster).holds(new HeldInventory(items));
    }

    private String policy(String rules) {
        String policy = unique("p");
        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy,
                        "{\"category\":\"Application\",\"display_name\":\"named\",\"rules\":[" + rules + "]}"));
        span(policy, cluster);
        return "/infra/domains/default/security-policies/" + policy;
    }

    private static String rule(String id, int place, String action, String direction, String scope, String more) {
        return """
                {"id":"%s","sequence_number":%d,"action":"%s","direction":"%s",
                 "scope":["/infra/domains/default/groups/%s"]%s}""".formatted(id, place, action, direction, scope, more);
    }

    private static String groups(String field, String group) {
        return ",\"%s\":[\"/infra/domains/default/groups/%s\"]".formatted(field, group);
    }

    private Answer ask(String query) {
        return client().get("/tierwall/api/v1/explain?cluster=" + cluster + "&" + query);
    }

    private JsonNode explain(String query) {
        Answer answer = ask(query);
        succeed(answer);
        return answer.json();
    }

    private String fromBToA() {
        return "from=" + b + "/client&to=" + a + "/web&protocol=TCP&port=80";
    }

    private static InventoryItem foreign(InventoryKind kind, String namespace, String name, String spec) {
        try {
            ObjectNode tree = JSON.createObjectNode();
            tree.put(
                            "apiVersion",
                            kind == InventoryKind.NETWORK_POLICIES ? "networking.k8s.io/v1" : "crd.antrea.io/v1beta1")
                    .put("kind", kind.title());
            tree.putObject("metadata")
                    .put("name", name)
                    .put("namespace", namespace)
                    .put("uid", "uid-" + name);
            tree.set("spec", JSON.readTree(spec.replace('\'', '"')));
            return HeldInventory.item(kind, namespace, name, false, new Facts.Document(tree));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void whereNobodyForbidsAnythingPacketsPass() {
        JsonNode answer = explain(fromBToA());

        assertThat(answer.path("verdict").asText()).isEqualTo("ALLOW");
        assertThat(answer.at("/egress/evaluated").asBoolean()).isTrue();
        assertThat(answer.at("/egress/decided_by").isMissingNode()).isTrue();
        assertThat(answer.at("/ingress/note").asText()).contains("No rule matched");
        assertThat(answer.path("unknown").findValuesAsText("kind")).containsExactly("Node");
    }

    @Test
    void aPacketIsFilteredTwiceAndBothRulesAreNamed() {
        String in = policy(rule("allow", 10, "ALLOW", "IN", a, groups("source_groups", b)) + ","
                + rule("drop", 20, "DROP", "IN", a, ""));
        String out = policy(rule("allow", 10, "ALLOW", "OUT", b, groups("destination_groups", a)) + ","
                + rule("drop", 20, "DROP", "OUT", b, ""));

        JsonNode answer = explain(fromBToA());

        assertThat(answer.path("verdict").asText()).isEqualTo("ALLOW");
        assertThat(answer.at("/egress/decided_by/rule").asText()).isEqualTo(out + "/rules/allow");
        assertThat(answer.at("/ingress/decided_by/rule").asText()).isEqualTo(in + "/rules/allow");
        assertThat(answer.at("/ingress/decided_by/tier").asText()).isEqualTo("tierwall-application");
        assertThat(answer.at("/ingress/decided_by/policy_name").asText()).isEqualTo("named");
        assertThat(explain("from=10.9.9.9&to=" + a + "/web&port=80")
                        .at("/ingress/decided_by/rule")
                        .asText())
                .isEqualTo(in + "/rules/drop");
        JsonNode outside = explain("from=" + b + "/client&to=10.9.9.9&port=80");
        assertThat(outside.path("verdict").asText()).isEqualTo("DROP");
        assertThat(outside.at("/ingress/evaluated").asBoolean(true)).isFalse();
    }

    @Test
    void rulesThatDidNotDecideSayWhy() {
        policy(rule("off", 10, "DROP", "IN", a, ",\"disabled\":true") + ","
                + rule("out", 20, "DROP", "OUT", a, "") + ","
                + rule("others", 30, "DROP", "IN", b, "") + ","
                + rule("peers", 40, "DROP", "IN", a, groups("source_groups", a)) + ","
                + rule("ports", 50, "DROP", "IN", a, ",\"services\":[\"/infra/services/HTTPS\"]") + ","
                + rule("this", 60, "REJECT", "IN", a, "") + ","
                + rule("late", 70, "ALLOW", "IN", a, ""));

        JsonNode ingress = explain(fromBToA()).path("ingress");

        assertThat(ingress.path("verdict").asText()).isEqualTo("REJECT");
        assertThat(ingress.at("/decided_by/rule_name").asText()).isEqualTo("this");
        assertThat(ingress.path("passed_over").findValuesAsText("reason"))
                .containsExactly("DISABLED", "DIRECTION", "APPLIED_TO", "PEER", "TRAFFIC", "LATER");
        assertThat(ingress.path("passed_over").findValuesAsText("rule_name"))
                .containsExactly("off", "out", "others", "peers", "ports", "late");
        JsonNode folded = explain(fromBToA() + "&rules=2").path("ingress");
        assertThat(folded.path("folded").asInt()).isEqualTo(4);
        assertThat(folded.at("/counts/APPLIED_TO").asInt()).isEqualTo(1);
    }

    @Test
    void policiesOfOthersCountWhereTheyStand() {
        policy(rule("allow", 10, "ALLOW", "IN", a, ""));
        holds(
                foreign(InventoryKind.TIERS, "", "emergency", "{'priority': 0}"),
                foreign(
                        InventoryKind.CLUSTER_NETWORK_POLICIES,
                        "",
                        "theirs",
                        "{'tier': 'emergency', 'priority': 5, 'appliedTo': [{'podSelector': {}}],"
                                + " 'ingress': [{'name': 'no', 'action': 'Reject', 'from': [{'podSelector': {}}]}]}"));

        JsonNode answer = explain(fromBToA());

        assertThat(answer.path("verdict").asText()).isEqualTo("REJECT");
        assertThat(answer.at("/ingress/decided_by/object").asText()).isEqualTo("AntreaClusterNetworkPolicy:theirs");
        assertThat(answer.at("/ingress/decided_by/rule_in_cluster").asText()).isEqualTo("no");
        assertThat(answer.at("/ingress/decided_by/policy").isMissingNode()).isTrue();
    }

    @Test
    void networkPoliciesIsolateWhatNoTierDecides() {
        holds(foreign(InventoryKind.NETWORK_POLICIES, a, "closed", "{'podSelector': {}, 'policyTypes': ['Ingress']}"));

        JsonNode answer = explain(fromBToA());

        assertThat(answer.path("verdict").asText()).isEqualTo("DROP");
        assertThat(answer.at("/ingress/decided_by/tier").asText()).isEqualTo("Kubernetes");
    }

    @Test
    void aServiceLeadsToItsEndpointsBeforeAnyRule() {
        policy(rule("allow", 10, "ALLOW", "IN", a, ",\"services\":[\"/infra/services/HTTP\"]") + ","
                + rule("drop", 20, "DROP", "IN", a, ""));

        for (String to : List.of(a + "/front&to_kind=service", "10.96.0.7")) {
            JsonNode answer = explain("from=" + b + "/client&to=" + to + "&port=8080");
            assertThat(answer.path("verdict").asText()).isEqualTo("ALLOW");
            assertThat(answer.at("/service/service").asText()).isEqualTo(a + "/front");
            assertThat(answer.at("/endpoints/0/to").asText()).isEqualTo(a + "/web");
            assertThat(answer.at("/endpoints/0/port").asInt()).isEqualTo(80);
        }
        assertThat(ask("from=" + b + "/client&to=" + a + "/front&to_kind=service&port=81")
                        .text())
                .contains("8080/TCP");
    }

    @Test
    void anEarlierRevisionIsExplainedAsIfItWereThere() {
        long before = explain(fromBToA()).path("revision").asLong();
        policy(rule("drop", 10, "DROP", "IN", a, ""));

        assertThat(explain(fromBToA()).path("verdict").asText()).isEqualTo("DROP");
        JsonNode earlier = explain(fromBToA() + "&revision=" + before);
        assertThat(earlier.path("verdict").asText()).isEqualTo("ALLOW");
        assertThat(earlier.path("revision").asLong()).isEqualTo(before);
    }

    @Test
    void aClusterThatWasNeverReadHasNoVerdict() {
        cluster(cluster).holds(Inventory.unknown(Instant.EPOCH, "it has not been read yet"));

        JsonNode answer = explain("from=10.0.0.1&to=10.0.0.2&port=80");

        assertThat(answer.path("verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(answer.path("inventory_as_of").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(answer.path("unknown").findValuesAsText("reason")).contains("it has not been read yet");
    }

    @Test
    void aPodThatDoesNotExistIsAnsweredWithTheNearestNames() {
        Answer answer = ask("from=" + b + "/cleint&to=" + a + "/web&port=80");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("from: there is no pod", b + "/client");
    }

    @ParameterizedTest
    @CsvSource({
        "to=10.0.0.1&port=80, from",
        "from=10.0.0.1&to=10.0.0.2, port",
        "from=10.0.0.1&to=10.0.0.2&port=70000, port",
        "from=10.0.0.1&to=fd00::1&port=80, family",
        "from=10.0.0.1&to=10.0.0.2&port=80&protocol=GRE, protocol",
        "from=10.0.0.1&to=10.0.0.2&port=80&revision=1000000, revision",
        "from=10.0.0.1&to=x/y&port=80&to_kind=service, 'no service x/y'",
        "from=10.0.0.1&to=x/y&port=80&to_kind=thing, to_kind",
        "from=10.0.0.1&to=x/y&protocol=ICMP&to_kind=service, to_kind",
    })
    void questionsWithoutSenseAreRefused(String query, String word) {
        assertThat(ask(query).status()).isEqualTo(400);
        assertThat(ask(query).text()).contains(word);
    }

    @Test
    void icmpIsAskedByTypeAndCode() {
        policy(rule("tcp", 10, "DROP", "IN", a, ",\"services\":[\"/infra/services/HTTP\"]"));

        assertThat(Stream.of("", "&icmp_type=3&icmp_code=1")
                        .map(more -> explain("from=" + b + "/client&to=" + a + "/web&protocol=ICMP" + more)
                                .path("verdict")
                                .asText()))
                .containsOnly("ALLOW");
    }
}
