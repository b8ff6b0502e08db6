package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.FakeCluster;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.List;
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

    @Test
    void labelsAreKeptWhenAClusterIsReachedOtherwise() {
        String name = unique("cluster");
        succeed(client().put(
                        CLUSTERS + "/" + name,
                        "{\"kubeconfig\":\"good\",\"labels\":{\"env\":\"prod\",\"example.org/site\":\"\"}}"));

        Answer answer = client().put(CLUSTERS + "/" + name, "{\"kubeconfig\":\"better\"}");

        assertThat(answer.json().path("labels").toString()).isEqualTo("{\"env\":\"prod\",\"example.org/site\":\"\"}");
        assertThat(client().get("/policy/api/v1" + CLUSTER_PATHS + name)
                        .json()
                        .at("/tags/0")
                        .toString())
                .isEqualTo("{\"scope\":\"env\",\"tag\":\"prod\"}");
    }

    @Test
    void renamingChangesOnlyWhatItSaysAndReachesNobody() {
        String name = unique("cluster");
        succeed(client().put(
                        CLUSTERS + "/" + name,
                        "{\"kubeconfig\":\"good\",\"display_name\":\"Alpha\",\"labels\":{\"env\":\"prod\"}}"));
        FakeCluster first = cluster(name);

        Answer labelled = client().patch(CLUSTERS + "/" + name, "{\"labels\":{\"env\":\"test\",\"team\":\"a\"}}");
        Answer called = client().patch(CLUSTERS + "/" + name, "{\"display_name\":\"Beta\"}");
        Answer bare = client().patch(CLUSTERS + "/" + name, "{\"labels\":{}}");

        assertThat(labelled.json().path("display_name").asText()).isEqualTo("Alpha");
        assertThat(labelled.json().path("labels").toString()).isEqualTo("{\"env\":\"test\",\"team\":\"a\"}");
        assertThat(called.json().path("display_name").asText()).isEqualTo("Beta");
        assertThat(called.json().path("labels")).isEqualTo(labelled.json().path("labels"));
        assertThat(bare.json().path("labels")).isEmpty();
        assertThat(cluster(name)).isSameAs(first);
        assertThat(first.isClosed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"labels\":{\"a b\":\"c\",\"d\":\"e f\"}} | labels.a b, labels.d",
                "{\"labels\":[]}                        | labels",
                "{\"labels\":{\"a\":1}}                  | labels",
                "{\"kubeconfig\":\"x\"}                  | kubeconfig"
            })
    void whatCannotBeALabelIsSaid(String body, String fields) {
        Answer answer = client().patch(CLUSTERS + "/" + registered(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.join(", ", answer.fields())).isEqualTo(fields);
    }

    @Test
    void whatIsNotRegisteredCannotBeRenamed() {
        assertThat(client().patch(CLUSTERS + "/" + unique("cluster"), "{\"labels\":{}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsInAClusterIsCountedWhereItIsKnown() {
        String name = registered();
        JsonNode before = client().get(CLUSTERS + "/" + name).json();
        Instant heard = Instant.parse("2026-01-02T03:04:05Z");

        cluster(name)
                .holds(HeldInventory.of(
                        HeldInventory.pod("a", "one", "10.0.0.8"),
                        HeldInventory.pod("a", "two", "10.0.0.9"),
                        agent("n1", Instant.now()),
                        agent("n2", heard),
                        agent("n3", heard.plusSeconds(1)),
                        agent("n4", Instant.EPOCH)));

        JsonNode known = client().get(CLUSTERS + "/" + name).json();
        assertThat(known.path("pods").asInt()).isEqualTo(2);
        assertThat(known.has("nodes")).isFalse();
        assertThat(known.path("slowest_node").toString())
                .isEqualTo("{\"name\":\"n2\",\"behind_since\":\"2026-01-02T03:04:05Z\"}");
        assertThat(before.has("pods")).isFalse();
        assertThat(before.has("slowest_node")).isFalse();
    }

    private static InventoryItem agent(String node, Instant heard) {
        Facts.Condition works = new Facts.Condition("AgentHealthy", true, heard);
        return HeldInventory.item(
                InventoryKind.AGENT_INFOS, "", node, false, new Facts.Health("v2.3.0", 0, List.of(works)));
    }
}
