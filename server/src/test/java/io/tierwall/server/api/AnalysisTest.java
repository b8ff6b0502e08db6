package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.IntentPath;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.Connection;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches whom, what a change would do to it, and what is odd about the rules. */
@QuarkusTest
final class AnalysisTest extends ServerTest {

    private static final String TIERWALL = "/tierwall/api/v1/";

    private String cluster = "";
    private String a = "";
    private String b = "";
    private String policy = "";

    @BeforeEach
    void aClusterInWhichNothingEntersANamespace() {
        cluster = registered();
        a = unique("a");
        b = unique("b");
        group(a);
        group(b);
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(a),
                        HeldInventory.namespace(b),
                        HeldInventory.pod(a, "web", "10.0.0.1"),
                        HeldInventory.pod(b, "client", "10.0.0.2")));
        policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, body(policy, "")));
        span(policy, cluster);
    }

    private String body(String id, String firstRule) {
        return """
                {"id":"%s","resource_type":"SecurityPolicy","category":"Application","rules":[%s
                 {"id":"closed","resource_type":"Rule","sequence_number":20,"action":"DROP","direction":"IN",
                  "scope":["/infra/domains/default/groups/%s"]}]}""".formatted(id, firstRule, a);
    }

    private String allowing() {
        return body(policy, """
                {"id":"open","resource_type":"Rule","sequence_number":10,"action":"ALLOW","direction":"IN",
                 "scope":["/infra/domains/default/groups/%s"],
                 "source_groups":["/infra/domains/default/groups/%s"],"services":["/infra/services/HTTP"]},""".formatted(a, b));
    }

    private String tree() {
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildSecurityPolicy","SecurityPolicy":%s}]}]}""".formatted(allowing());
    }

    private JsonNode plan(String body) {
        Answer answer = client().post(TIERWALL + "plan?cluster=" + cluster, body);
        succeed(answer);
        return answer.json();
    }

    @Test
    void aPlanSaysWhatIsGainedAndChangesNothing() {
        JsonNode answer = plan(tree());

        assertThat(answer.path("changes_reach").asBoolean()).isTrue();
        JsonNode plan = answer.at("/clusters/0");
        assertThat(plan.path("gained_count").asInt()).isEqualTo(1);
        assertThat(plan.path("lost_count").asInt(-1)).isZero();
        JsonNode gained = plan.at("/gained/0");
        assertThat(gained.path("sources").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(gained.path("destinations").toString()).isEqualTo("[\"" + a + "/*\"]");
        assertThat(gained.path("traffic").asText()).isEqualTo("TCP 80");
        assertThat(gained.at("/denied_by/rule_name").asText()).isEqualTo("closed");
        assertThat(gained.at("/allowed_by/0/rule_name").asText()).isEqualTo("open");
        assertThat(plan.path("workloads").toString()).isEqualTo("[\"%s/web\",\"%s/client\"]".formatted(a, b));
        assertThat(plan(tree())).isEqualTo(answer);
    }

    @Test
    void twoRevisionsAreComparedEitherWay() {
        long before = plan("{}").path("revision").asLong();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        long after = plan("{}").path("revision").asLong();

        JsonNode back = plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(after, before));

        assertThat(back.at("/clusters/0/lost/0/traffic").asText()).isEqualTo("TCP 80");
        assertThat(back.at("/clusters/0/gained_count").asInt(-1)).isZero();
        assertThat(plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(after, after))
                        .path("changes_reach")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aPlanThatCouldNotBePublishedSaysWhy() {
        Answer answer = client().post(TIERWALL + "plan", tree().replace("services/HTTP", "services/no-such"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("no-such");
        assertThat(client().post(TIERWALL + "plan", "{\"draft\":\"no-such\"}").status())
                .isEqualTo(404);
        assertThat(client().post(TIERWALL + "plan", "{\"from_revision\":1}").text())
                .contains("to_revision");
    }

    private String shadowing() {
        return allowing().replace("\"sequence_number\":10", "\"sequence_number\":30");
    }

    @Test
    void aPlanSaysWhichFindingsItBringsAndWhichItEnds() {
        JsonNode brought = plan(tree().replace(allowing(), shadowing())).at("/clusters/0/findings");

        assertThat(brought.at("/brought/0/kind").asText()).isEqualTo("SHADOWED");
        assertThat(brought.at("/brought/0/severity").asText()).isEqualTo("MEDIUM");
        assertThat(brought.at("/brought/0/rules/0/rule_name").asText()).isEqualTo("open");
        assertThat(brought.at("/brought/0/sentence").asText()).isNotEmpty();
        assertThat(brought.path("brought_count").asInt()).isEqualTo(1);
        assertThat(brought.path("ended_count").asInt(-1)).isZero();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, shadowing()));
        assertThat(plan("{}").at("/clusters/0/findings").toString())
                .isEqualTo("{\"brought\":[],\"brought_count\":0,\"ended\":[],\"ended_count\":0}");

        JsonNode ended = plan(tree()).at("/clusters/0/findings");

        assertThat(ended.at("/ended/0/rules/0/rule_name").asText()).isEqualTo("open");
        assertThat(ended.path("ended_count").asInt()).isEqualTo(1);
        assertThat(ended.path("brought")).isEmpty();
        JsonNode none = client().post(TIERWALL + "plan?limit=0&cluster=" + cluster, tree())
                .json()
                .at("/clusters/0/findings");
        assertThat(none.path("ended")).isEmpty();
        assertThat(none.path("ended_count").asInt()).isEqualTo(1);
    }

    private String exchanging() {
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[%s,%s]}]}""".formatted(selecting(a, b), selecting(b, a));
    }

    private static String selecting(String group, String namespace) {
        return """
                {"resource_type":"ChildGroup","Group":{"id":"%s","resource_type":"Group","group_type":["ANTREA"],
                 "expression":[{"resource_type":"Condition","member_type":"Namespace","key":"Name",
                 "operator":"EQUALS","value":"%s"}]}}""".formatted(group, namespace);
    }

    private void bothGroupsAreClosed() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy + "/rules/closed-too", """
                {"sequence_number":30,"action":"DROP","direction":"IN",
                 "scope":["/infra/domains/default/groups/%s"]}""".formatted(b)));
        cluster(cluster).holdsWhatIsWanted();
    }

    @Test
    void aPlanThatCanBeWrittenInASafeOrderSaysSo() {
        bothGroupsAreClosed();

        JsonNode answer = plan(tree());

        assertThat(answer.path("opens_on_the_way").asBoolean(true)).isFalse();
        assertThat(answer.at("/clusters/0/order").toString())
                .isEqualTo("{\"state\":\"SAFE\",\"openings\":[],\"opening_count\":0}");
    }

    @Test
    void aPlanThatNoOrderKeepsClosedSaysWhichPoliciesAndWhy() {
        bothGroupsAreClosed();

        JsonNode answer = plan(exchanging());

        assertThat(answer.path("opens_on_the_way").asBoolean()).isTrue();
        JsonNode order = answer.at("/clusters/0/order");
        assertThat(order.path("state").asText()).isEqualTo("OPENS");
        assertThat(order.path("opening_count").asInt()).isEqualTo(1);
        assertThat(order.at("/openings/0/object").asText()).startsWith("ClusterGroup/");
        assertThat(order.at("/openings/0/policies").toString())
                .isEqualTo("[{\"policy\":\"/infra/domains/default/security-policies/%s\",\"policy_name\":\"%s\"}]"
                        .formatted(policy, policy));
        assertThat(order.at("/openings/0/policy_count").asInt()).isEqualTo(1);
        assertThat(order.at("/openings/0/reason").asText()).contains("no order of single writes");
    }

    @Test
    void inWhichOrderAClusterIsWrittenIsNotKnownWhileItIsSilentAndNotAskedOfThePast() {
        long before = plan("{}").path("revision").asLong();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        long now = plan("{}").path("revision").asLong();

        assertThat(plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(before, now))
                        .at("/clusters/0")
                        .has("order"))
                .isFalse();
        assertThat(plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(now, before))
                        .at("/clusters/0/order/state")
                        .asText())
                .isEqualTo("SAFE");
        cluster(cluster).isConnected(new Connection.Unreachable(Instant.EPOCH, "no answer"));

        JsonNode answer = plan(tree());

        assertThat(answer.at("/clusters/0/order/state").asText()).isEqualTo("UNKNOWN");
        assertThat(answer.path("opens_on_the_way").asBoolean(true)).isFalse();
    }

    private Answer reachability(String query) {
        return client().get(TIERWALL + "reachability?cluster=" + cluster + query);
    }

    @Test
    void whoReachesAGroupIsASet() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));

        JsonNode reaches = reachability("&to_group=" + a).json().path("reaches");
        assertThat(reaches).hasSize(1);
        assertThat(reaches.at("/0/addresses").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(reaches.at("/0/of").asText()).isEqualTo(a);
        assertThat(reaches.at("/0/traffic_some").asText()).isEqualTo("TCP 80");
        assertThat(reachability("&to_group=" + a + "&protocol=TCP&port=81")
                        .json()
                        .path("reaches"))
                .isEmpty();
        assertThat(reachability("&from_group=" + a + "&format=csv").text())
                .startsWith("from,to,")
                .contains("\n" + a + ",");
        assertThat(reachability("&to_group=" + a + "&format=dot").text())
                .contains("\"" + b + "/*\" -> \"" + a + "\" [label=\"TCP 80\"");
    }

    @Test
    void whoReachesEachOfSeveralGroupsOnPortsIsOneQuestion() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));

        JsonNode reaches = reachability("&to_group=" + a + "," + b + "&protocol=TCP&port=80,443,8000-8080")
                .json()
                .path("reaches");

        assertThat(reaches.valueStream()
                        .map(reach -> reach.path("of").asText() + " <- "
                                + reach.path("addresses") + ": "
                                + reach.path("traffic_some").asText()))
                .containsExactly(
                        a + " <- [\"" + b + "/*\"]: TCP 80",
                        b + " <- [\"" + a + "/*\",\"outside\"]: TCP 80, 443, 8000-8080");
    }

    @Test
    void groupsMakeAMatrixAndOverlapsAreSaid() {
        String client = unique("clients");
        succeed(client().patch(DOMAIN + "/groups/" + client, """
                {"group_type":["ANTREA"],"expression":[{"resource_type":"Condition","member_type":"Pod",
                 "key":"Tag","operator":"EQUALS","value":"app|client"}]}"""));
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));

        JsonNode answer = reachability("&group=" + a + "&group=" + b + "&group=" + client + "&protocol=TCP&port=80,81")
                .json();

        assertThat(answer.path("cells")).hasSize(9);
        JsonNode fromBToA = answer.at("/cells/3");
        assertThat(fromBToA.path("from").asText()).isEqualTo(b);
        assertThat(fromBToA.path("to").asText()).isEqualTo(a);
        assertThat(fromBToA.path("traffic_every").asText()).isEqualTo("TCP 80");
        assertThat(answer.at("/overlaps/0").toString())
                .isEqualTo("{\"sets\":[\"%s\",\"%s\"],\"addresses\":\"%s/*\"}".formatted(b, client, b));
        assertThat(answer.path("overlaps")).hasSize(1);
        assertThat(reachability("&from_group=" + b + "&to_group=" + client + "&format=table")
                        .text())
                .contains("note: " + b + " and " + client + " have in common: " + b + "/*")
                .contains("note: Node are not being watched");
    }

    @Test
    void aBlockThatNoRuleNamesIsAnsweredExactly() {
        String hosts = unique("hosts");
        succeed(client().patch(DOMAIN + "/groups/" + hosts, """
                {"group_type":["ANTREA"],"expression":[{"resource_type":"IPAddressExpression",
                 "ip_addresses":["192.168.0.0/24"]}]}"""));

        JsonNode reaches = reachability("&from_group=" + hosts).json().path("reaches");

        assertThat(reaches.findValuesAsText("of")).containsExactly(hosts);
        assertThat(reaches.at("/0/addresses").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(reachability("&from_group=" + b + "&format=csv").text()).contains(",outside,");
        assertThat(reachability("&from_group=" + b + "&to_group=" + hosts)
                        .json()
                        .at("/cells/0/pairs")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoReachesAServiceReachesItsEndpointsOnTheirPorts() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        cluster(cluster)
                .holds(HeldInventory.of(
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
                                        List.of(
                                                new ServicePort("web", Protocol.TCP, 8080, "http"),
                                                new ServicePort("other", Protocol.TCP, 8081, "81")),
                                        Map.of("app", "web")))));

        JsonNode reaches = reachability("&to_service=" + a + "/front").json().path("reaches");

        assertThat(reaches.findValuesAsText("of")).containsOnly(a + "/front");
        assertThat(reaches.findValuesAsText("traffic_every"))
                .as("what a pod is sent by itself is not filtered at the receiver")
                .containsExactly("TCP 8080-8081", "TCP 8080");
        assertThat(reaches.at("/1/addresses").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(reachability("&to_service=" + a + "/front&protocol=TCP&port=8081")
                        .json()
                        .path("reaches")
                        .findValues("addresses")
                        .toString())
                .isEqualTo("[[\"" + a + "/*\"]]");
        assertThat(reachability("&to_service=" + a + "/frnt").text()).contains("no service", a + "/front");
    }

    @Test
    void theFormatIsTheOneThatTheClientAccepts() {
        String path = TIERWALL + "reachability?cluster=" + cluster;

        assertThat(client().with("Accept", "text/csv").get(path).text()).startsWith("from,to,");
        assertThat(client().with("Accept", "text/vnd.graphviz").get(path).text())
                .startsWith("digraph");
        assertThat(client().with("Accept", "text/plain, application/json;q=0.5")
                        .get(path)
                        .text())
                .startsWith("from \\ to");
        assertThat(client().with("Accept", "text/csv")
                        .get(path + "&format=json")
                        .text())
                .startsWith("{");
    }

    @Test
    void namespacesMakeAMatrixInEachFormat() {
        JsonNode cells = reachability("").json().path("cells");
        assertThat(cells).hasSize(9);
        assertThat(reachability("&from_group=" + b + "&to_group=" + a)
                        .json()
                        .at("/cells/0/open")
                        .asInt(-1))
                .isZero();
        assertThat(reachability("&format=csv").text()).startsWith("from,to,");
        assertThat(reachability("&format=table").text()).contains("outside");
        assertThat(reachability("&format=dot").text()).startsWith("digraph");
    }

    @ParameterizedTest
    @CsvSource({
        "&format=pdf, format",
        "&to_group=no-such, no group no-such",
        "&protocol=ICMP&port=80, no ports",
        "&protocol=TCP&port=http, no port",
        "&protocol=GRE, protocol",
        "&port=80, protocol",
        "&group=a&to_group=b, group",
        "&to_service=a/b&to_group=b, to_service",
    })
    void questionsWithoutSenseAreRefused(String query, String word) {
        assertThat(reachability(query).status()).isEqualTo(400);
        assertThat(reachability(query).text()).contains(word);
    }

    @Test
    void aRuleThatNothingReachesIsFound() {
        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy,
                        allowing().replace("\"sequence_number\":10", "\"sequence_number\":30")));

        JsonNode findings =
                client().get(TIERWALL + "findings?cluster=" + cluster).json();

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
