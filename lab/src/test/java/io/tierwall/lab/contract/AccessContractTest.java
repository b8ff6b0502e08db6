package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static io.tierwall.lab.objects.ResourceTypes.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.ApiClient.Reply;
import org.junit.jupiter.api.Test;

/** What clients find out about the server and about themselves. */
final class AccessContractTest extends ContractTest {

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/";

    AccessContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private static String review(String verb) {
        return "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectAccessReview, spec: {resourceAttributes: {verb: "
                + verb + ", group: crd.antrea.io, resource: tiers}}}";
    }

    @Test
    void aClientCanAskWhatItMayDo() {
        Reply access = client.post(REVIEWS + "selfsubjectaccessreviews", review("delete"));
        assertThat(access.code()).isEqualTo(201);
        assertThat(access.body().at("/status/allowed").asBoolean()).isTrue();

        Reply rules = client.post(
                REVIEWS + "selfsubjectrulesreviews",
                "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectRulesReview, spec: {namespace: default}}");
        assertThat(rules.code()).isEqualTo(201);
        assertThat(rules.body().at("/status/resourceRules").findValues("verbs"))
                .anyMatch(verbs -> verbs.toString().contains("*"));
    }

    @Test
    @LabOnly("only the lab gives out a second identity")
    void whoMayOnlyReadIsForbiddenToWrite() {
        workspace.create(CONFIG_MAPS, "a", "{}");
        try (ApiClient reader = new ApiClient(cluster.lab().readOnlyKubeconfig())) {
            assertThat(reader.get(workspace.path(CONFIG_MAPS, "a")).code()).isEqualTo(200);
            Reply refused = reader.delete(workspace.path(CONFIG_MAPS, "a"));
            assertThat(refused.code()).isEqualTo(403);
            assertThat(refused.text("/reason")).isEqualTo("Forbidden");
            assertThat(refused.text("/message"))
                    .isEqualTo("configmaps \"" + workspace.name("a") + "\" is forbidden: User \"reader\" cannot delete "
                            + "resource \"configmaps\" in API group \"\" in the namespace \"" + workspace.namespace()
                            + "\"");
            assertThat(reader.post(workspace.collection(TIERS), "{}").text("/message"))
                    .isEqualTo("tiers.crd.antrea.io is forbidden: User \"reader\" cannot create resource \"tiers\" in "
                            + "API group \"crd.antrea.io\" at the cluster scope");
            assertThat(reader.post("/lab/v1/probes", "{}").code()).isEqualTo(403);
            assertThat(reader.post(REVIEWS + "selfsubjectaccessreviews", review("delete"))
                            .body()
                            .at("/status/allowed")
                            .asBoolean(true))
                    .isFalse();
        }
        assertThat(workspace.get(CONFIG_MAPS, "a").code()).isEqualTo(200);
    }

    @Test
    void groupsVersionsAndKindsAreDiscovered() {
        assertThat(client.get("/api").text("/versions/0")).isEqualTo("v1");
        assertThat(client.get("/apis").body().path("groups").findValuesAsText("name"))
                .contains("apps", "networking.k8s.io", "crd.antrea.io", "stats.antrea.io", "controlplane.antrea.io");
        JsonNode resources = client.get("/apis/crd.antrea.io/v1beta1").body().path("resources");
        assertThat(resources.findValuesAsText("name"))
                .contains("clusternetworkpolicies", "clusternetworkpolicies/status", "clustergroups", "tiers")
                .doesNotContain("tiers/status");
        assertThat(resources
                        .valueStream()
                        .filter(resource -> resource.path("name").asText().equals("clusternetworkpolicies"))
                        .map(resource -> resource.path("shortNames").toString()))
                .containsExactly("[\"acnp\"]");
    }

    @Test
    void allOfItIsDiscoveredAtOnce() {
        String type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        Reply reply = client.send(client.request("/apis").header("Accept", type).build());

        assertThat(reply.contentType()).isEqualTo(type);
        assertThat(reply.text("/kind")).isEqualTo("APIGroupDiscoveryList");
        JsonNode tiers = reply.body()
                .path("items")
                .valueStream()
                .filter(group -> group.at("/metadata/name").asText().equals("crd.antrea.io"))
                .flatMap(group -> group.path("versions").valueStream())
                .filter(version -> version.path("version").asText().equals("v1beta1"))
                .flatMap(version -> version.path("resources").valueStream())
                .filter(resource -> resource.path("resource").asText().equals("tiers"))
                .findFirst()
                .orElseThrow();
        assertThat(tiers.at("/responseKind/kind").asText()).isEqualTo("Tier");
        assertThat(tiers.path("scope").asText()).isEqualTo("Cluster");
        assertThat(tiers.path("verbs").toString()).contains("watch");
    }

    @Test
    void schemasAreIndexed() {
        String path = "/paths/apis~1crd.antrea.io~1v1beta1/serverRelativeURL";

        assertThat(client.get("/openapi/v3").text(path)).startsWith("/openapi/v3/apis/crd.antrea.io/v1beta1");
    }
}
