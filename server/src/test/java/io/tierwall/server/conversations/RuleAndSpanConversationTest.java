package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terraform's {@code nsxt_policy_security_policy_rule} and {@code nsxt_policy_security_policy_container_cluster}. */
@QuarkusTest
final class RuleAndSpanConversationTest extends Conversation {

    private static ObjectNode rule(String group) {
        return json("""
                {"resource_type":"Rule","id":"web","display_name":"web","description":"said","notes":"","tag":"",
                 "action":"ALLOW","logged":false,"disabled":false,"sources_excluded":false,
                 "destinations_excluded":false,"ip_protocol":"IPV4","direction":"IN_OUT","source_groups":["GROUP"],
                 "destination_groups":["ANY"],"services":["/infra/services/HTTPS"],"scope":["ANY"],"profiles":["ANY"],
                 "sequence_number":5,"tags":[{"scope":"team","tag":"web"}]}""".replace("GROUP", group));
    }

    private static String spanBody(String displayName, String cluster) {
        return json("{\"description\":\"\",\"tags\":[]}")
                .put("display_name", displayName)
                .put("container_cluster_path", CLUSTER_PATHS + cluster)
                .toString();
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void ruleIsCreatedReadUpdatedImportedAndDestroyed(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String policy = DOMAIN + "/security-policies/" + unique("policy");
        String path = policy + "/rules/web";
        ObjectNode rule = rule(group(unique("group")));
        terraform.patch(policy, "{\"category\":\"Environment\"}");

        terraform.isMissing(path);
        terraform.patch(path, rule.toString());
        JsonNode created = terraform.read(path);
        echoes(rule, created);
        assertThat(created.path("rule_id").isInt()).isTrue();
        assertThat(created.path("_revision").asInt(-1)).isZero();

        rule.put("action", "DROP")
                .put("disabled", true)
                .putArray("source_groups")
                .add("ANY");
        terraform.patch(path, rule.toString());
        JsonNode updated = terraform.read(path);
        echoes(rule, updated);
        assertThat(updated.path("rule_id")).isEqualTo(created.path("rule_id"));
        assertThat(updated.path("_revision").asInt()).isEqualTo(1);

        assertThat(terraform.read("/policy/api/v1" + updated.path("path").asText()))
                .isEqualTo(updated);
        terraform.delete(path);
        terraform.isMissing(path);
        terraform.delete(policy);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void spanIsCreatedReadUpdatedImportedAndDestroyed(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String cluster = registered();
        String other = registered();
        String policy = DOMAIN + "/security-policies/" + unique("policy");
        String path = policy + "/container-cluster-span/" + unique("span");
        terraform.patch(policy, "{\"category\":\"Application\"}");

        terraform.isMissing(path);
        terraform.patch(path, spanBody("first", cluster));
        JsonNode created = terraform.read(path);
        echoes(json(spanBody("first", cluster)), created);
        assertThat(created.path("container_cluster_type").asText()).isEqualTo("ANTREA");
        assertThat(created.path("path").asText()).contains("/container-cluster-span/");

        String renamed = json(spanBody("second", cluster))
                .put("_revision", created.path("_revision").asInt())
                .toString();
        JsonNode updated = terraform.put(path, renamed);
        assertThat(terraform.read(path)).isEqualTo(updated);
        assertThat(updated.path("display_name").asText()).isEqualTo("second");
        assertThat(updated.path("_revision").asInt()).isEqualTo(1);
        assertThat(terraform.send("PUT", path, renamed).status()).isEqualTo(412);
        Answer moved = terraform.send(
                "PUT", path, json(spanBody("second", other)).put("_revision", 1).toString());
        assertThat(moved.status()).as(moved.text()).isEqualTo(400);

        assertThat(terraform.read("/policy/api/v1" + updated.path("path").asText()))
                .isEqualTo(updated);
        terraform.delete(path);
        terraform.isMissing(path);
        terraform.delete(policy);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void spanMayComeAfterTheRulesAndGoBeforeThem(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String cluster = registered();
        String policy = DOMAIN + "/security-policies/" + unique("policy");
        terraform.patch(policy, "{\"category\":\"Application\"}");
        terraform.patch(policy + "/rules/web", rule(group(unique("group"))).toString());
        terraform.patch(policy + "/container-cluster-span/s", spanBody("s", cluster));

        terraform.delete(policy + "/container-cluster-span/s");
        terraform.delete(policy + "/rules/web");
        terraform.delete(policy);
    }
}
