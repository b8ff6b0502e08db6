package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.FakeCluster;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters come and go. */
@QuarkusTest
final class RegistrationTest extends ServerTest {

    private static final String CLUSTERS = "/tierwall/api/v1/clusters";

    @Test
    void registeredClusterIsListedAndItsKubeconfigIsNotShown() {
        String name = unique("cluster");

        Answer answer =
                client().put(CLUSTERS + "/" + name, "{\"kubeconfig\":\"secret-text\",\"display_name\":\"Alpha\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("display_name").asText()).isEqualTo("Alpha");
        assertThat(answer.json().path("connection").asText()).isEqualTo("CONNECTED");
        assertThat(client().get(CLUSTERS).json().path("results").findValuesAsText("id"))
                .contains(name);
        assertThat(client().get(CLUSTERS).text()
                        + client().get(CLUSTERS + "/" + name).text()
                        + client().get("/policy/api/v1" + CLUSTER_PATHS + name).text())
                .doesNotContain("secret-text", "kubeconfig");
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        String name = registered();
        FakeCluster first = cluster(name);
        JsonNode before = client().get("/policy/api/v1" + CLUSTER_PATHS + name).json();

        succeed(client().put(CLUSTERS + "/" + name, "{\"kubeconfig\":\"good\"}"));

        assertThat(cluster(name)).isSameAs(first);
        assertThat(client().get("/policy/api/v1" + CLUSTER_PATHS + name).json()).isEqualTo(before);
    }

    @Test
    void otherKubeconfigTakesTheOldOnesPlace() {
        String name = registered();
        FakeCluster first = cluster(name);

        succeed(client().put(CLUSTERS + "/" + name, "{\"kubeconfig\":\"better\"}"));

        assertThat(first.isClosed()).isTrue();
        assertThat(cluster(name)).isNotSameAs(first);
        assertThat(cluster(name).isClosed()).isFalse();
    }

    @Test
    void refusedChangeLeavesTheClusterAsItWas() {
        String name = registered();
        FakeCluster first = cluster(name);
        String tooLong = "x".repeat(300);

        Answer answer =
                client().put(CLUSTERS + "/" + name, "{\"kubeconfig\":\"other\",\"display_name\":\"" + tooLong + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).contains("display_name");
        assertThat(first.isClosed()).isFalse();
        succeed(client().put(CLUSTERS + "/" + name, "{\"kubeconfig\":\"good\"}"));
        assertThat(cluster(name)).isSameAs(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "alpha; kubeconfig; {}",
                "alpha; kubeconfig; {'kubeconfig':'bad'}",
                "alpha; kubeconfig; {'kubeconfig':7}",
                "alpha; colour; {'kubeconfig':'good','colour':'red'}",
                "alpha; display_name; {'kubeconfig':'good','display_name':[]}",
                "Alpha; id; {'kubeconfig':'good'}",
                "-alpha; id; {'kubeconfig':'good'}",
                "al%20pha; id; {'kubeconfig':'good'}",
            })
    void whatCannotBeRegisteredIsRefusedByField(String name, String field, String body) {
        Answer answer = client().put(CLUSTERS + "/" + name, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).contains(field);
        assertThat(client().get(CLUSTERS + "/" + name).status()).isEqualTo(404);
    }

    @Test
    void spannedClusterIsDeregisteredOnlyWithCascade() {
        String name = registered();
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
        span(policy, name);

        Answer refused = client().delete(CLUSTERS + "/" + name);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo(500_030);
        assertThat(cluster(name).isClosed()).isFalse();

        succeed(client().delete("/policy/api/v1" + CLUSTER_PATHS + name + "?cascade=true"));
        assertThat(cluster(name).isClosed()).isTrue();
        assertThat(client().get(CLUSTERS + "/" + name).status()).isEqualTo(404);
        assertThat(client().get(DOMAIN + "/security-policies/" + policy + "/container-cluster-span")
                        .json()
                        .path("result_count")
                        .asInt(-1))
                .isZero();
        assertThat(client().delete(CLUSTERS + "/" + name).status()).isEqualTo(404);
    }

    @Test
    void onlyClustersThatAPublishConcernsAreTold() {
        String alpha = registered();
        String beta = registered();
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
        int before = cluster(beta).told();

        span(policy, alpha);

        assertThat(cluster(alpha).told()).isPositive();
        assertThat(cluster(alpha).wanted().all().toString()).contains(policy);
        assertThat(cluster(beta).wanted().all()).isEmpty();
        assertThat(cluster(beta).told()).isEqualTo(before);
    }

    @Test
    void clustersCannotBeWrittenThroughThePolicyApi() {
        Answer answer = client().put("/policy/api/v1" + CLUSTER_PATHS + "alpha", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.message()).contains("/tierwall/api/v1/clusters");
    }
}
