package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terraform's {@code nsxt_policy_group}. */
@QuarkusTest
final class GroupConversationTest extends Conversation {

    private static final ObjectNode CREATED = json("""
            {"display_name":"cache in prod, or addresses","description":"made by a test",
             "tags":[{"scope":"team","tag":"web"}],"group_type":["ANTREA"],"expression":[
              {"resource_type":"NestedExpression","expressions":[
                {"resource_type":"Condition","member_type":"Namespace","key":"Name","operator":"EQUALS","value":"prod"},
                {"resource_type":"ConjunctionOperator","conjunction_operator":"AND"},
                {"resource_type":"Condition","member_type":"Service","key":"Name","operator":"EQUALS","value":"Cache"}]},
              {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
              {"resource_type":"IPAddressExpression","ip_addresses":["192.168.100.0/24","10.1.1.1-10.1.1.9"]},
              {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
              {"resource_type":"Condition","member_type":"Pod","key":"Tag","operator":"NOTEQUALS","value":"app|db"}]}""");

    private static final ObjectNode UPDATED = json("""
            {"display_name":"web","description":"","tags":[],"group_type":["ANTREA"],"expression":[
              {"resource_type":"Condition","member_type":"Pod","key":"Tag","operator":"EQUALS","value":"app|web"}]}""");

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void groupIsCreatedReadUpdatedImportedAndDestroyed(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String id = unique("group");
        String path = DOMAIN + "/groups/" + id;

        terraform.isMissing(path);
        terraform.patch(path, CREATED.toString());
        JsonNode created = terraform.read(path);
        echoes(CREATED, created);
        assertThat(created.path("path").asText()).isEqualTo("/infra/domains/default/groups/" + id);
        assertThat(created.path("_revision").asInt(-1)).isZero();

        terraform.patch(path, UPDATED.toString());
        JsonNode updated = terraform.read(path);
        echoes(UPDATED, updated);
        assertThat(updated.path("description").asText()).isEmpty();
        assertThat(updated.path("tags")).isEmpty();
        assertThat(updated.path("_revision").asInt()).isEqualTo(1);

        assertThat(terraform.read("/policy/api/v1" + updated.path("path").asText()))
                .isEqualTo(updated);
        terraform.delete(path + "?fail_if_subtree_exists=false&force=true");
        terraform.isMissing(path);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void groupThatARuleNamesStaysAndTheClientLearnsWhy(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String id = unique("group");
        String group = DOMAIN + "/groups/" + id;
        String policy = DOMAIN + "/security-policies/" + unique("policy");
        terraform.patch(group, UPDATED.toString());
        terraform.patch(
                policy, "{\"category\":\"Application\",\"scope\":[\"/infra/domains/default/groups/" + id + "\"]}");

        var refused = terraform.send("DELETE", group + "?fail_if_subtree_exists=false&force=true", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo(500_030);
        terraform.delete(policy);
        terraform.delete(group);
    }
}
