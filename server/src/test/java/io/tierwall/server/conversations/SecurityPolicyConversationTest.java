package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terraform's {@code nsxt_policy_security_policy} and {@code nsxt_policy_parent_security_policy}. */
@QuarkusTest
final class SecurityPolicyConversationTest extends Conversation {

    private static final String TREE = INFRA + "?enforce_revision_check=false";

    private static ObjectNode policy(String id) {
        return json("""
                {"resource_type":"SecurityPolicy","id":"ID","display_name":"web","description":"",
                 "category":"Application","comments":"","locked":false,"scope":[],"sequence_number":3,
                 "stateful":true,"tcp_strict":false,"tags":[]}""".replace("ID", id));
    }

    private static ObjectNode rule(String id, int sequence, String action, String source) {
        return json("""
                {"resource_type":"Rule","id":"ID","display_name":"a rule","description":"","notes":"why","tag":"label",
                 "action":"ACTION","logged":true,"disabled":false,"sources_excluded":false,
                 "destinations_excluded":false,"ip_protocol":"IPV4_IPV6","direction":"IN_OUT",
                 "source_groups":["SOURCE"],"destination_groups":["ANY"],"services":["ANY"],"scope":["ANY"],
                 "profiles":["ANY"],"sequence_number":1,"tags":[]}""".replace("ID", id).replace("ACTION", action).replace("SOURCE", source))
                .put("sequence_number", sequence);
    }

    private static String tree(ObjectNode policy, ObjectNode... rules) {
        ObjectNode wrapped = policy.deepCopy();
        ArrayNode children = wrapped.arrayNode();
        for (ObjectNode rule : rules) {
            boolean removed = !rule.has("action");
            ObjectNode child = children.addObject()
                    .put("resource_type", "ChildRule")
                    .put("id", rule.path("id").asText())
                    .put("marked_for_delete", removed);
            child.set("Rule", rule);
        }
        if (!children.isEmpty()) {
            wrapped.set("children", children);
        }
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildSecurityPolicy","SecurityPolicy":%s}]}]}""".formatted(wrapped);
    }

    /** What is empty is everything, and is read back so. */
    private static void isReadBack(ObjectNode sent, JsonNode read) {
        ObjectNode expected = sent.deepCopy();
        if (expected.path("scope").isEmpty()) {
            expected.putArray("scope").add("ANY");
        }
        echoes(expected, read);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void policyWithItsRulesIsCreatedReadUpdatedImportedAndDestroyed(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String id = unique("policy");
        String path = DOMAIN + "/security-policies/" + id;
        String group = group(unique("group"));
        ObjectNode first = rule("first", 1, "ALLOW", group);
        ObjectNode second = rule("second", 2, "DROP", "ANY");

        terraform.isMissing(path);
        terraform.patch(TREE, tree(policy(id), second, first));
        JsonNode created = terraform.read(path);
        isReadBack(policy(id), created);
        assertThat(created.path("rules").findValuesAsText("id")).containsExactly("first", "second");
        isReadBack(first, created.path("rules").get(0));
        isReadBack(second, created.path("rules").get(1));
        assertThat(created.at("/rules/0/path").asText())
                .isEqualTo("/infra/domains/default/security-policies/" + id + "/rules/first");
        assertThat(created.at("/rules/0/rule_id").isInt()).isTrue();
        assertThat(created.path("_revision").asInt(-1)).isZero();

        ObjectNode renamed = policy(id).put("display_name", "renamed").put("_revision", 0);
        ObjectNode removed = json("{\"resource_type\":\"Rule\",\"id\":\"first\"}");
        ObjectNode changed = rule("second", 1, "REJECT", "ANY").put("_revision", 0);
        ObjectNode added = rule("third", 2, "DROP", group);
        terraform.patch(TREE, tree(renamed, changed, added, removed));
        JsonNode updated = terraform.read(path);
        assertThat(updated.path("display_name").asText()).isEqualTo("renamed");
        assertThat(updated.path("rules").findValuesAsText("id")).containsExactly("second", "third");
        assertThat(updated.at("/rules/0/action").asText()).isEqualTo("REJECT");
        assertThat(updated.at("/rules/0/rule_id")).isEqualTo(created.at("/rules/1/rule_id"));
        assertThat(updated.path("_revision").asInt()).isEqualTo(1);

        assertThat(terraform.read("/policy/api/v1" + updated.path("path").asText()))
                .isEqualTo(updated);
        terraform.delete(path);
        terraform.isMissing(path);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void parentPolicyLeavesRulesThatOthersMade(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String id = unique("policy");
        String path = DOMAIN + "/security-policies/" + id;

        terraform.patch(TREE, tree(policy(id)));
        terraform.patch(path + "/rules/other", rule("other", 7, "DROP", "ANY").toString());
        int revision = terraform.read(path).path("_revision").asInt();
        terraform.patch(TREE, tree(policy(id).put("description", "new").put("_revision", revision)));
        JsonNode updated = terraform.read(path);

        assertThat(updated.path("description").asText()).isEqualTo("new");
        assertThat(updated.path("rules").findValuesAsText("id")).containsExactly("other");
        terraform.delete(path);
        terraform.isMissing(path + "/rules/other");
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void treeThatIsRefusedLeavesNothingHoweverOftenItIsSent(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String id = unique("policy");

        Answer refused = terraform.send(
                "PATCH", TREE, tree(policy(id), rule("r", 1, "ALLOW", "/infra/domains/default/groups/no-such")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("source_groups[0]");
        terraform.isMissing(DOMAIN + "/security-policies/" + id);
    }
}
