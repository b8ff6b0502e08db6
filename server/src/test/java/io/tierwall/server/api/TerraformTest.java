package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;

/** What Terraform's provider sends and how it reads it back. */
@QuarkusTest
final class TerraformTest extends ServerTest {

    private static final String CREATE = """
            {"resource_type":"Infra","children":[
             {"resource_type":"ChildResourceReference","id":"default","target_type":"Domain","children":[
              {"resource_type":"ChildSecurityPolicy","SecurityPolicy":{
                "resource_type":"SecurityPolicy","id":"POLICY","display_name":"p","description":"",
                "category":"Application","comments":"","locked":false,"scope":[],"sequence_number":0,
                "stateful":true,"tcp_strict":false,"tags":[],
                "children":[
                 {"resource_type":"ChildRule","id":"r1","marked_for_delete":false,"Rule":{
                   "resource_type":"Rule","id":"r1","display_name":"r1","description":"","notes":"","tag":"",
                   "action":"ALLOW","logged":false,"disabled":false,"sources_excluded":false,
                   "destinations_excluded":false,"ip_protocol":"IPV4_IPV6","direction":"IN_OUT",
                   "source_groups":["GROUP"],"destination_groups":["ANY"],"services":["ANY"],"scope":["ANY"],
                   "profiles":["ANY"],"sequence_number":1,"tags":[]}}]}}]}]}""";

    private static final String REMOVE_RULE = """
            {"resource_type":"Infra","children":[
             {"resource_type":"ChildResourceReference","id":"default","target_type":"Domain","children":[
              {"resource_type":"ChildSecurityPolicy","SecurityPolicy":{
                "resource_type":"SecurityPolicy","id":"POLICY","display_name":"p","category":"Application",
                "stateful":true,"tcp_strict":false,"_revision":0,"children":[
                 {"resource_type":"ChildRule","marked_for_delete":true,"Rule":{"resource_type":"Rule","id":"r1"}}
                ]}}]}]}""";

    @Test
    void policyWithRulesIsCreatedInOneTransactionAndReadsBackWithoutDrift() {
        String policy = unique("p");
        String group = group(unique("g"));
        String create = CREATE.replace("POLICY", policy).replace("GROUP", group);
        String path = DOMAIN + "/security-policies/" + policy;

        Answer created = client().patch(INFRA + "?enforce_revision_check=false", create);
        JsonNode first = client().get(path).json();
        succeed(client().patch(INFRA + "?enforce_revision_check=false", create));
        JsonNode second = client().get(path).json();

        assertThat(created.status()).as(created.text()).isEqualTo(200);
        assertThat(created.text()).isEmpty();
        assertThat(first.path("tcp_strict").asBoolean(true)).isFalse();
        assertThat(first.path("stateful").asBoolean()).isTrue();
        assertThat(first.path("scope")).hasSize(1);
        assertThat(first.path("scope").get(0).asText()).isEqualTo("ANY");
        JsonNode rule = first.path("rules").get(0);
        assertThat(rule.path("direction").asText()).isEqualTo("IN_OUT");
        assertThat(rule.path("source_groups").get(0).asText()).isEqualTo(group);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void rulesAreRemovedByTheirMarkInTheTree() {
        String policy = unique("p");
        String path = DOMAIN + "/security-policies/" + policy;
        client().patch(INFRA, CREATE.replace("POLICY", policy).replace("GROUP", group(unique("g"))));

        succeed(client().patch(INFRA + "?enforce_revision_check=false", REMOVE_RULE.replace("POLICY", policy)));

        assertThat(client().get(path).json().path("rules")).isEmpty();
    }

    @Test
    void revisionsInTheTreeCountOnlyWhenAskedFor() {
        String policy = unique("p");
        client().patch(INFRA, CREATE.replace("POLICY", policy).replace("GROUP", group(unique("g"))));
        String path = DOMAIN + "/security-policies/" + policy;
        succeed(client().patch(path, "{\"category\":\"Application\",\"display_name\":\"other\"}"));

        Answer enforced = client().patch(INFRA + "?enforce_revision_check=true", REMOVE_RULE.replace("POLICY", policy));
        Answer ignored = client().patch(INFRA, REMOVE_RULE.replace("POLICY", policy));

        assertThat(enforced.status()).isEqualTo(412);
        assertThat(ignored.status()).isEqualTo(200);
    }

    @Test
    void treeIsAllOrNothing() {
        String policy = unique("p");
        String unknown = CREATE.replace("POLICY", policy).replace("GROUP", "/infra/domains/default/groups/no-such");

        Answer answer = client().patch(INFRA, unknown);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(500_012);
        assertThat(answer.message()).contains("source_groups[0]");
        assertThat(client().get(DOMAIN + "/security-policies/" + policy).status())
                .isEqualTo(404);
    }

    @Test
    void onlyTheDefaultDomainCanBeWrittenTo() {
        Answer tree = client().patch(
                        INFRA,
                        CREATE.replace("\"id\":\"default\"", "\"id\":\"elsewhere\"")
                                .replace("POLICY", unique("p"))
                                .replace("GROUP", group(unique("g"))));
        Answer item = client().patch(INFRA + "/domains/elsewhere/groups/g", "{\"group_type\":[\"ANTREA\"]}");

        assertThat(tree.status()).isEqualTo(404);
        assertThat(item.status()).isEqualTo(404);
        assertThat(item.message()).contains("domain");
    }

    @Test
    void spanIsCreatedByPatchAndUpdatedByPutWithItsRevision() {
        String policy = unique("p");
        String cluster = registered();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
        span(policy, cluster);
        String path = DOMAIN + "/security-policies/" + policy + "/container-cluster-span/" + cluster;

        Answer updated = client().put(
                        path,
                        "{\"display_name\":\"renamed\",\"_revision\":0,\"container_cluster_path\":\"" + CLUSTER_PATHS
                                + cluster + "\"}");

        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(updated.json().path("container_cluster_type").asText()).isEqualTo("ANTREA");
        assertThat(updated.json().path("_revision").asInt()).isEqualTo(1);
        succeed(client().delete(path));
        assertThat(client().get(path).status()).isEqualTo(404);
    }

    @Test
    void parentPolicyWithoutRulesLeavesTheRulesThatThereAre() {
        String policy = unique("p");
        String path = DOMAIN + "/security-policies/" + policy;
        succeed(client().patch(path, "{\"category\":\"Application\"}"));
        succeed(client().patch(path + "/rules/r", "{\"action\":\"DROP\",\"sequence_number\":3}"));

        succeed(client().patch(path, "{\"category\":\"Application\",\"description\":\"new\",\"rules\":[]}"));

        assertThat(client().get(path).json().path("rules")).hasSize(1);
        assertThat(client().delete(path + "/rules/r").status()).isEqualTo(200);
        assertThat(client().delete(path).status()).isEqualTo(200);
    }

    @Test
    void dataSourcesFindClustersInListAndByItself() {
        String cluster = registered();
        String list = INFRA + "/sites/default/enforcement-points/default/cluster-control-planes";

        JsonNode listed = client().get(list + "?sort_ascending=false").json();
        JsonNode item = client().get(list + "/" + cluster).json();

        assertThat(listed.path("results").findValuesAsText("path")).contains(CLUSTER_PATHS + cluster);
        assertThat(listed.has("cursor")).isFalse();
        assertThat(item.path("display_name").asText()).isEqualTo(cluster);
        assertThat(item.has("error_code")).isFalse();
    }

    @Test
    void whatIsReadFromTheRootCanBeShownAsATree() {
        String policy = unique("p");
        client().patch(INFRA, CREATE.replace("POLICY", policy).replace("GROUP", group(unique("g"))));

        JsonNode plain = client().get(INFRA).json();
        JsonNode tree =
                client().get(INFRA + "?filter=Type-SecurityPolicy%7CRule").json();

        assertThat(plain.path("resource_type").asText()).isEqualTo("Infra");
        assertThat(plain.has("children")).isFalse();
        assertThat(tree.path("children").get(0).path("Domain").path("children").findValuesAsText("id"))
                .contains(policy, "r1");
        succeed(client().patch(INFRA, tree.toString()));
    }
}
