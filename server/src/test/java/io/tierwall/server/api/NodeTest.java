package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients ask of a manager itself, and what this one does not have. */
@QuarkusTest
final class NodeTest extends ServerTest {

    private static final String BUNDLES = "/api/v1/administration/support-bundles";

    @Test
    void theManagerSaysWhatItIs() {
        JsonNode node = client().get("/api/v1/node").json();
        assertThat(node.path("product_version").asText()).matches("9\\.0\\.[0-9.]+");
        assertThat(node.path("node_uuid").asText()).hasSize(36);
        assertThat(node.path("system_time").isIntegralNumber()).isTrue();

        assertThat(client().get("/api/v1/cluster")
                        .json()
                        .at("/nodes/0/node_uuid")
                        .asText())
                .isEqualTo(node.path("node_uuid").asText());
        JsonNode status = client().get("/api/v1/cluster/status").json();
        assertThat(status.at("/mgmt_cluster_status/status").asText()).isEqualTo("STABLE");
        assertThat(status.at("/control_cluster_status/status").asText()).isEqualTo("STABLE");
    }

    @Test
    void anyLicenceIsGoodAndNoneIsNeeded() {
        assertThat(client().get("/api/v1/licenses").json().path("result_count").asInt(-1))
                .isZero();
        Answer added = client().post("/api/v1/licenses", "{\"license_key\":\"AAAAA-BBBBB\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("is_expired").asBoolean(true)).isFalse();
        assertThat(client().post("/api/v1/licenses", "{}").fields()).containsExactly("license_key");
        assertThat(client().get("/policy/api/v1/eula/acceptance")
                        .json()
                        .path("acceptance")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void thereAreNoPrincipalIdentities() {
        String identities = "/api/v1/trust-management/principal-identities";
        assertThat(client().get(identities).json().path("result_count").asInt(-1))
                .isZero();
        assertThat(client().get(identities + "/x").status()).isEqualTo(404);
        assertThat(client().delete(identities + "/x").status()).isEqualTo(404);
        assertThat(client().post(identities, "{\"name\":\"x\",\"node_id\":\"y\"}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"container-gateways", "container-egresses", "container-ip-pools", "container-ingress-policies"})
    void whatIsNotLookedForInClustersIsNotThere(String type) {
        assertThat(client().get("/api/v1/fabric/" + type)
                        .json()
                        .path("result_count")
                        .asInt(-1))
                .isZero();
        assertThat(client().get("/api/v1/fabric/" + type.replaceAll("(way|p?ool)?(es|s)$", "$1") + "/x")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/policy/api/v1/orgs",
        "GET,/policy/api/v1/orgs/default/projects/p/infra/domains/default/groups",
        "PATCH,/policy/api/v1/orgs/default/projects/p/infra/domains/default/groups/g",
        "PATCH,/policy/api/v1/org-root",
        "PUT,/policy/api/v1/global-infra/domains/default/groups/g",
        "POST,/global-manager/api/v1/global-infra/x",
        "DELETE,/policy/api/v1/global-infra/domains/default/groups/g",
    })
    void projectsAndFederationsAreNotSupported(String method, String path) {
        Answer answer = client().send(method, path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).contains("Antrea", "/policy/api/v1/infra");
    }

    @Test
    void nodesOfABundleThatIsNotCollectedAreThoseThatFailed() {
        String id = client().get("/policy/api/v1" + CLUSTER_PATHS + registered())
                .json()
                .path("node_id")
                .asText();

        Answer answer = client().post(BUNDLES + "?action=collect", """
                {"container_nodes":[{"container_type":"ANTREA","clusters":[{"cluster_id":"%s","nodes":["n1","n2"]},
                  {"cluster_id":"nobody"}]}],"log_age_limit":1,"content_filters":["DEFAULT"],
                 "remote_file_server":{"server":"s","port":22,"directory_path":"/d","protocol":{"name":"SFTP",
                  "authentication_scheme":{"scheme_name":"PASSWORD","username":"u","password":"p"}}}}""".formatted(id));

        succeed(answer);
        assertThat(answer.json().path("success_nodes")).isEmpty();
        assertThat(answer.json().path("failed_nodes").findValuesAsText("node_id"))
                .containsExactly("n1", "n2", "nobody");
        assertThat(answer.text()).doesNotContain("\"p\"");
    }

    @Test
    void aBundleThatWouldHaveToBeAnsweredIsRefused() {
        assertThat(client().post(BUNDLES + "?action=collect", "{\"nodes\":[\"n\"]}")
                        .message())
                .contains("antctl");
        succeed(client().post(BUNDLES + "?action=delete_async_response", ""));
        assertThat(client().post(BUNDLES + "?action=x", "{}").status()).isEqualTo(400);
        assertThat(client().get(BUNDLES + "/dynamic-content-filters?scope=NAPP")
                        .json()
                        .path("results"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|container_nodes",
                "{\"nodes\":[\"n\"],\"log_age_limit\":0}|log_age_limit",
                "{\"nodes\":[\"n\"],\"content_filters\":[\"SOME\"]}|content_filters[0]",
                "{\"nodes\":[\"n\"],\"more\":1}|more",
                "{\"nodes\":[\"n\"],\"container_nodes\":[{\"container_type\":\"NCP\"}]}|container_nodes[0].container_type",
                "{\"nodes\":[\"n\"],\"remote_file_server\":7}|remote_file_server",
            })
    void aRequestThatIsWrongSaysWhere(String body, String field) {
        assertThat(client().post(BUNDLES + "?action=collect", body).fields()).contains(field);
    }
}
