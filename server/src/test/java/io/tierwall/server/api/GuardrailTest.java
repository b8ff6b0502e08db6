package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements about who may reach whom: kept, checked before a publish, and shown as they stand. */
@QuarkusTest
final class GuardrailTest extends ServerTest {

    private static final String GUARDRAILS = "/tierwall/api/v1/guardrails/";

    private String cluster = "";
    private String guardrail = "";
    private String policy = "";

    @BeforeEach
    void devIsKeptFromProd() {
        cluster = registered();
        holds("10.0.0.1");
        policy = unique("keep-out");
        publish("DROP");
        span(policy, cluster);
        guardrail = unique("no-dev-in-prod");
        succeed(client().put(GUARDRAILS + guardrail, body()));
    }

    private String body() {
        return """
                {"demand": "NOTHING_REACHES", "from": {"namespace": "dev"}, "to": {"namespace": "prod"},
                 "protocol": "TCP", "ports": ["443"], "clusters": ["%s"]}""".formatted(CLUSTER_PATHS + cluster);
    }

    @AfterEach
    void forget() {
        client().delete(GUARDRAILS + guardrail);
    }

    private void holds(String devAddress) {
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace("dev"),
                        HeldInventory.namespace("prod"),
                        HeldInventory.pod("dev", "laptop", devAddress),
                        HeldInventory.pod("prod", "bank", "10.0.0.2")));
    }

    private void publish(String action) {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, body(action)));
    }

    private static String body(String action) {
        return """
                {"category": "Application", "rules": [{"id": "r", "action": "%s", "direction": "IN"}]}""".formatted(action);
    }

    private JsonNode standing() {
        return client().get(GUARDRAILS + guardrail).json().at("/standings/0");
    }

    @Test
    void holdsWhereNothingPasses() {
        assertThat(standing().path("state").asText()).isEqualTo("HOLDS");
        assertThat(client().get(GUARDRAILS + guardrail).json().path("sentence").asText())
                .isEqualTo("nothing in namespace dev reaches namespace prod on TCP 443");
    }

    @Test
    void aPublishThatWouldBreakItIsRefusedWithAnExampleAndStoresNothing() {
        JsonNode refusal = client().patch(DOMAIN + "/security-policies/" + policy, body("ALLOW"))
                .json();

        assertThat(refusal.path("error_code").asInt()).isEqualTo(612501);
        assertThat(refusal.path("error_message").asText())
                .contains("dev/laptop to prod/bank (TCP 443)")
                .contains("Tierwall-Override-Guardrails");
        assertThat(client().get(DOMAIN + "/security-policies/" + policy)
                        .json()
                        .at("/rules/0/action")
                        .asText())
                .isEqualTo("DROP");
    }

    @Test
    void whoSaysWhyPublishesAllTheSameAndIsRecorded() {
        succeed(client().with("Tierwall-Override-Guardrails", "the bank moves tonight")
                .patch(DOMAIN + "/security-policies/" + policy, body("ALLOW")));

        assertThat(standing().path("state").asText()).isEqualTo("BROKEN");
        assertThat(standing().at("/witness/from").asText()).isEqualTo("dev/laptop");
        JsonNode waiver =
                client().get("/tierwall/api/v1/guardrail-waivers").json().at("/results/0");
        assertThat(waiver.path("reason").asText()).isEqualTo("the bank moves tonight");
        assertThat(waiver.path("user").asText()).isEqualTo("admin");
        assertThat(waiver.at("/guardrails/0/guardrail").asText()).isEqualTo(guardrail);
    }

    @Test
    void whatWasBrokenBeforeBindsNobody() {
        succeed(client().with("Tierwall-Override-Guardrails", "once")
                .patch(DOMAIN + "/security-policies/" + policy, body("ALLOW")));

        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy, body("ALLOW").replace("\"r\"", "\"other\"")));
    }

    @Test
    void whatRunsInTheClusterMayBreakItToo() {
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace("dev"),
                        HeldInventory.namespace("prod"),
                        HeldInventory.pod("dev", "laptop", "10.0.0.1"),
                        HeldInventory.pod("prod", "bank", "10.0.0.2")));
        String group = unique("only-bank");
        succeed(client().patch(DOMAIN + "/groups/" + group, """
                {"group_type": ["ANTREA"], "expression": [{"resource_type": "Condition", "member_type": "Pod",
                 "key": "Tag", "operator": "EQUALS", "value": "app|bank"}]}"""));
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, """
                {"category": "Application", "rules": [{"id": "r", "action": "DROP", "direction": "IN",
                 "scope": ["/infra/domains/default/groups/%s"]}]}""".formatted(group)));
        assertThat(standing().path("state").asText()).isEqualTo("HOLDS");

        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace("dev"),
                        HeldInventory.namespace("prod"),
                        HeldInventory.pod("dev", "laptop", "10.0.0.1"),
                        HeldInventory.pod("prod", "bank", "10.0.0.2"),
                        HeldInventory.pod("prod", "cellar", "10.0.0.3")));

        assertThat(standing().path("state").asText()).isEqualTo("BROKEN");
        assertThat(standing().at("/witness/to").asText()).isEqualTo("prod/cellar");
    }

    private JsonNode plan(String action) {
        Answer answer = client().post("/tierwall/api/v1/plan?cluster=" + cluster, """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildSecurityPolicy","SecurityPolicy":
                 {"id":"%s","resource_type":"SecurityPolicy","category":"Application","rules":[{"id":"r",
                  "resource_type":"Rule","action":"%s","direction":"IN"}]}}]}]}""".formatted(policy, action));
        succeed(answer);
        return answer.json();
    }

    @Test
    void aPlanSaysWhatItWouldBreakAndHowWithBeforeAndAfter() {
        JsonNode answer = plan("ALLOW");

        assertThat(answer.path("breaks_guardrails").asBoolean()).isTrue();
        JsonNode change = answer.at("/clusters/0/guardrails/0");
        assertThat(change.path("guardrail").asText()).isEqualTo(guardrail);
        assertThat(change.path("sentence").asText())
                .isEqualTo("nothing in namespace dev reaches namespace prod on TCP 443");
        assertThat(change.path("breaks").asBoolean()).isTrue();
        assertThat(change.at("/before/state").asText()).isEqualTo("HOLDS");
        assertThat(change.at("/after/state").asText()).isEqualTo("BROKEN");
        assertThat(change.at("/after/witness/from").asText()).isEqualTo("dev/laptop");
        assertThat(standing().path("state").asText()).isEqualTo("HOLDS");
    }

    @Test
    void aPlanThatLeavesThemAsTheyAreSaysNothingOfThem() {
        JsonNode answer = plan("REJECT");

        assertThat(answer.path("breaks_guardrails").asBoolean(true)).isFalse();
        assertThat(answer.at("/clusters/0/guardrails")).isEmpty();
    }

    @Test
    void aPlanThatMendsOneBreaksNone() {
        succeed(client().with("Tierwall-Override-Guardrails", "once")
                .patch(DOMAIN + "/security-policies/" + policy, body("ALLOW")));

        JsonNode answer = plan("DROP");

        assertThat(answer.path("breaks_guardrails").asBoolean(true)).isFalse();
        JsonNode change = answer.at("/clusters/0/guardrails/0");
        assertThat(change.at("/before/witness/to").asText()).isEqualTo("prod/bank");
        assertThat(change.at("/after/state").asText()).isEqualTo("HOLDS");
    }

    @Test
    void whatAGuardrailMeansMayChangeInAClusterThatNoPolicySpans() {
        String empty = registered();
        cluster(empty)
                .holds(HeldInventory.of(
                        HeldInventory.namespace("dev"),
                        HeldInventory.namespace("prod"),
                        HeldInventory.pod("dev", "laptop", "10.0.0.1"),
                        HeldInventory.pod("prod", "bank", "10.0.0.2")));
        String group = unique("lonely");
        group(group);
        String lonely = unique("lonely");
        succeed(client().put(GUARDRAILS + lonely, """
                {"demand": "NOTHING_REACHES", "from": {"group": "/infra/domains/default/groups/%s"},
                 "to": {"namespace": "prod"}, "clusters": ["%s"]}""".formatted(group, CLUSTER_PATHS + empty)));

        JsonNode plan = client().post("/tierwall/api/v1/plan?cluster=" + empty, """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildGroup","Group":{"id":"%s",
                 "resource_type":"Group","group_type":["ANTREA"],"expression":[{"resource_type":"Condition",
                 "member_type":"Namespace","key":"Name","operator":"EQUALS","value":"dev"}]}}]}]}""".formatted(group))
                .json();
        client().delete(GUARDRAILS + lonely);

        assertThat(plan.path("changes_reach").asBoolean(true)).isFalse();
        assertThat(plan.path("breaks_guardrails").asBoolean()).isTrue();
        assertThat(plan.at("/clusters/0/guardrails/0/guardrail").asText()).isEqualTo(lonely);
    }

    @Test
    void whoChangedItAndHowIsOnRecord() {
        ObjectNode present = client().get(GUARDRAILS + guardrail).json().deepCopy();
        present.put("severity", "WARN").putArray("ports").add("444");
        succeed(client().put(GUARDRAILS + guardrail, present.toString()));
        succeed(client().delete(GUARDRAILS + guardrail));

        JsonNode changes =
                client().get("/tierwall/api/v1/guardrail-changes").json().path("results");

        assertThat(changes.at("/0/guardrail").asText()).isEqualTo(guardrail);
        assertThat(changes.at("/0/user").asText()).isEqualTo("admin");
        assertThat(changes.at("/0/time").asLong()).isPositive();
        assertThat(changes.at("/0/before")).isEqualTo(changes.at("/1/after"));
        assertThat(changes.path(0).has("after")).isFalse();
        assertThat(changes.at("/1/before/severity").asText()).isEqualTo("BLOCK");
        assertThat(changes.at("/1/after/severity").asText()).isEqualTo("WARN");
        assertThat(changes.at("/1/after/ports/0").asText()).isEqualTo("444");
        assertThat(changes.path(2).has("before")).isFalse();
    }

    @Test
    void goingBackToAnEarlierRevisionIsMeasuredByTheGuardrailsOfToday() {
        succeed(client().delete(GUARDRAILS + guardrail));
        publish("ALLOW");
        String open = client().get(INFRA + "/drafts")
                .json()
                .path("results")
                .valueStream()
                .filter(draft -> draft.path("is_auto_draft").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        publish("DROP");
        succeed(client().put(GUARDRAILS + guardrail, body()));

        Answer back = client().post(INFRA + "/drafts/" + open + "?action=publish", "{\"resource_type\":\"Infra\"}");

        assertThat(back.json().path("error_code").asInt()).isEqualTo(612501);
        assertThat(standing().path("state").asText()).isEqualTo("HOLDS");
    }

    @Test
    void aBodyThatSaysTooLittleOrTooMuchIsRefusedWithEveryField() {
        JsonNode refusal = client().put(GUARDRAILS + unique("bad"), """
                {"demand": "SOMETHING", "from": {"namespace": "dev", "pods": true}, "to": {}, "ports": ["80"],
                 "clusters": ["nowhere"], "colour": "red"}""").json();

        assertThat(refusal.toString())
                .contains("SOMETHING", "from", "to", "Ports need a protocol", "nowhere", "colour");
    }
}
