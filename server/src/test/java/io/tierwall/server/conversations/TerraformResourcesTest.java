package io.tierwall.server.conversations;

import static io.tierwall.server.conversations.Terraform.DOMAIN;
import static io.tierwall.server.conversations.Terraform.INFRA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each resource of Terraform's provider: created, read, planned again, updated, imported, destroyed. */
@QuarkusTest
final class TerraformResourcesTest extends ServerTest {

    private Terraform terraform(boolean session) {
        return session ? Terraform.inASession(client()) : Terraform.withAPassword(client());
    }

    /** A plan is empty when what the provider reads of its attributes is what it sent. */
    private static void assertPlanIsEmpty(JsonNode sent, JsonNode read, List<String> attributes) {
        for (String attribute : attributes) {
            assertThat(read.path(attribute)).as(attribute).isEqualTo(sent.path(attribute));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void group(boolean session) {
        Terraform terraform = terraform(session);
        String path = DOMAIN + "/groups/" + unique("g");
        String body = """
                {"display_name":"NAME","description":"of Terraform","tags":[{"scope":"owner","tag":"net"}],
                 "group_type":["ANTREA"],"expression":[
                  {"resource_type":"NestedExpression","expressions":[
                    {"resource_type":"Condition","member_type":"Namespace","key":"Name","operator":"EQUALS","value":"shop"},
                    {"resource_type":"ConjunctionOperator","conjunction_operator":"AND"},
                    {"resource_type":"Condition","member_type":"Service","key":"Name","operator":"EQUALS","value":"cache"}]},
                  {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
                  {"resource_type":"Condition","member_type":"Pod","key":"Tag","operator":"EQUALS","value":"app|web"},
                  {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
                  {"resource_type":"IPAddressExpression","ip_addresses":["192.168.100.0/24","10.1.1.1-10.1.1.9"]}],
                 "extended_expression":[]}""";
        List<String> attributes = List.of("display_name", "description", "tags", "group_type");

        terraform.requireAbsent(path);
        terraform.patch(path, body.replace("NAME", "one"));
        JsonNode created = terraform.read(path);

        assertPlanIsEmpty(Json.object(body.replace("NAME", "one")), created, attributes);
        assertThat(withoutScopeOperators(created.path("expression")))
                .isEqualTo(Json.object(body).path("expression"));
        assertThat(created.path("path").asText()).contains("/domains/default/");

        terraform.patch(path, body.replace("NAME", "two"));
        assertThat(terraform.read(path).path("display_name").asText()).isEqualTo("two");
        assertThat(terraform.read(path).path("_revision").asInt()).isEqualTo(1);

        terraform.delete(path + "?fail_if_subtree_exists=false&force=true");
        assertThat(terraform.exists(path)).isFalse();
        terraform.delete(path + "?fail_if_subtree_exists=false&force=true");
    }

    /** The provider has no such attribute: it neither sends nor reads it. */
    private static JsonNode withoutScopeOperators(JsonNode expression) {
        expression
                .findParents("scope_operator")
                .forEach(condition -> ((ObjectNode) condition).remove("scope_operator"));
        return expression;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void securityPolicyWithItsRules(boolean session) {
        Terraform terraform = terraform(session);
        String group = group(unique("ns"));
        String id = UUID.randomUUID().toString();
        String path = DOMAIN + "/security-policies/" + id;
        String one = UUID.randomUUID().toString();
        String two = UUID.randomUUID().toString();

        terraform.patchTree(policy(id, "", rule(one, group, 1) + "," + rule(two, group, 2)));
        JsonNode created = terraform.read(path);

        assertPlanIsEmpty(
                Json.object(policyBody(id, "", "")),
                created,
                List.of("display_name", "category", "comments", "locked", "sequence_number", "stateful", "tcp_strict"));
        assertThat(created.path("scope").toString()).isEqualTo("[\"ANY\"]");
        assertThat(created.path("rules").findValuesAsText("id")).containsExactly(one, two);
        assertPlanIsEmpty(
                Json.object(ruleBody(one, group, 1)),
                created.path("rules").get(0),
                List.of(
                        "display_name",
                        "notes",
                        "tag",
                        "action",
                        "logged",
                        "disabled",
                        "sources_excluded",
                        "destinations_excluded",
                        "ip_protocol",
                        "direction",
                        "source_groups",
                        "destination_groups",
                        "services",
                        "scope",
                        "profiles",
                        "sequence_number"));
        assertThat(created.path("rules").get(0).path("rule_id").isInt()).isTrue();

        String removed =
                "{\"resource_type\":\"ChildRule\",\"marked_for_delete\":true,\"Rule\":{\"resource_type\":\"Rule\",\"id\":\""
                        + one + "\"}}";
        terraform.patchTree(
                policy(id, "\"_revision\":" + created.path("_revision") + ",", rule(two, group, 1) + "," + removed));

        JsonNode updated = terraform.read(path);
        assertThat(updated.path("rules").findValuesAsText("id")).containsExactly(two);
        assertThat(updated.path("rules").get(0).path("sequence_number").asInt()).isEqualTo(1);

        terraform.delete(path);
        assertThat(terraform.exists(path)).isFalse();
    }

    private static String policy(String id, String more, String rules) {
        return "{\"resource_type\":\"ChildSecurityPolicy\",\"SecurityPolicy\":" + policyBody(id, more, rules) + "}";
    }

    private static String policyBody(String id, String more, String rules) {
        return """
                {"resource_type":"SecurityPolicy","id":"%s","display_name":"p","description":"",%s
                 "category":"Application","comments":"why","locked":false,"scope":[],"sequence_number":7,
                 "stateful":true,"tcp_strict":false,"tags":[]%s}""".formatted(id, more, rules.isEmpty() ? "" : ",\"children\":[" + rules + "]");
    }

    private static String rule(String id, String group, int number) {
        return "{\"resource_type\":\"ChildRule\",\"id\":\"" + id + "\",\"marked_for_delete\":false,\"Rule\":"
                + ruleBody(id, group, number) + "}";
    }

    private static String ruleBody(String id, String group, int number) {
        return """
                {"resource_type":"Rule","id":"%s","display_name":"r","description":"","notes":"n","tag":"t",
                 "action":"ALLOW","logged":true,"disabled":false,"sources_excluded":false,"destinations_excluded":false,
                 "ip_protocol":"IPV4","direction":"IN_OUT","source_groups":["%s"],"destination_groups":["ANY"],
                 "services":["/infra/services/HTTPS"],"scope":["ANY"],"profiles":["ANY"],"sequence_number":%d,
                 "tags":[]}""".formatted(id, group, number);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void parentPolicyRulesAndClustersAsResourcesOfTheirOwn(boolean session) {
        Terraform terraform = terraform(session);
        String cluster = registered();
        String group = group(unique("ns"));
        String id = unique("p");
        String policy = DOMAIN + "/security-policies/" + id;
        String span = policy + "/container-cluster-span/" + UUID.randomUUID();
        String rule = policy + "/rules/" + unique("r");

        terraform.requireAbsent(policy);
        terraform.patchTree(policy(id, "", ""));
        String spanBody = "{\"display_name\":\"%s\",\"description\":\"\",\"tags\":[],%s\"container_cluster_path\":\""
                + CLUSTER_PATHS + cluster + "\"}";
        terraform.requireAbsent(span);
        terraform.patch(span, spanBody.formatted("s", ""));
        terraform.requireAbsent(rule);
        terraform.patch(rule, ruleBody(rule.substring(rule.lastIndexOf('/') + 1), group, 3));

        terraform.patchTree(policy(id, "\"_revision\":0,", ""));
        assertThat(terraform.read(policy).path("rules")).hasSize(1);
        assertThat(terraform.read(rule).path("path").asText()).contains("/domains/default/security-policies/" + id);
        JsonNode read = terraform.read(span);
        assertThat(read.path("container_cluster_path").asText()).isEqualTo(CLUSTER_PATHS + cluster);

        terraform.put(span, spanBody.formatted("renamed", "\"_revision\":" + read.path("_revision") + ","));
        assertThat(terraform.read(span).path("display_name").asText()).isEqualTo("renamed");

        terraform.delete(rule);
        assertThat(terraform.request("DELETE", rule, "").status()).isEqualTo(404);
        terraform.delete(span);
        terraform.delete(policy);
        assertThat(terraform.exists(policy)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void service(boolean session) {
        Terraform terraform = terraform(session);
        String path = INFRA + "/services/" + unique("s");

        terraform.requireAbsent(path);
        terraform.patch(path, service("", "80"));
        JsonNode created = terraform.read(path);
        JsonNode updated = terraform.put(path, service("\"_revision\":" + created.path("_revision") + ",", "8080"));

        // Each write makes up new ids for the entries: the old ones have to go.
        assertThat(updated.path("service_entries")).hasSize(1);
        assertThat(terraform.read(path)).isEqualTo(updated);
        assertThat(updated.path("service_entries")
                        .get(0)
                        .path("destination_ports")
                        .get(0)
                        .asText())
                .isEqualTo("8080");
        terraform.delete(path);
        assertThat(terraform.exists(path)).isFalse();
    }

    private static String service(String more, String port) {
        return """
                {"display_name":"web","description":"","tags":[],%s"service_entries":[{"id":"%s","display_name":"e",
                 "description":"","resource_type":"L4PortSetServiceEntry","l4_protocol":"TCP","destination_ports":["%s"],
                 "source_ports":[]}]}""".formatted(more, UUID.randomUUID(), port);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void predefinedSecurityPolicy(boolean session) {
        Terraform terraform = terraform(session);
        String path = DOMAIN + "/security-policies/default-layer3-section";
        ObjectNode section = (ObjectNode) terraform.read(path);
        ObjectNode last =
                (ObjectNode) section.path("rules").get(section.path("rules").size() - 1);
        assertThat(last.path("is_default").asBoolean()).isTrue();
        section.remove("rules");

        terraform.patchTree(
                wrapped(section, wrapped(last.deepCopy().put("action", "DROP").put("logged", true))));

        JsonNode changed = terraform.read(path + "/rules/default-layer3-rule");
        assertThat(changed.path("action").asText()).isEqualTo("DROP");
        assertThat(changed.path("is_default").asBoolean()).isTrue();
        terraform.patchTree(wrapped(section, wrapped(last)));
        assertThat(terraform
                        .read(path + "/rules/default-layer3-rule")
                        .path("action")
                        .asText())
                .isEqualTo("ALLOW");
    }

    private static String wrapped(ObjectNode section, String rule) {
        ObjectNode whole = section.deepCopy();
        whole.putArray("children").add(Json.object(rule));
        return "{\"resource_type\":\"ChildSecurityPolicy\",\"SecurityPolicy\":" + whole + "}";
    }

    private static String wrapped(ObjectNode rule) {
        return "{\"resource_type\":\"ChildRule\",\"Rule\":" + rule + "}";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsRefusedIsRepeatedFourTimesAndStoredNever(boolean session) {
        Terraform terraform = terraform(session);
        String path = DOMAIN + "/groups/" + unique("g");
        int before = terraform.requests();

        Answer refused = terraform.request(
                "PATCH",
                path,
                "{\"group_type\":[\"ANTREA\"],\"expression\":[{\"resource_type\":\"Condition\",\"member_type\":\"Pod\","
                        + "\"key\":\"Name\",\"operator\":\"EQUALS\",\"value\":\"web\"}]}");

        assertThat(terraform.requests() - before).isEqualTo(5);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("expression[0]");
        assertThat(terraform.exists(path)).isFalse();
    }
}
