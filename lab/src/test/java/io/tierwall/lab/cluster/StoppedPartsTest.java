package io.tierwall.lab.cluster;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.GuideObjects;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster some of whose parts do not run. */
final class StoppedPartsTest {

    private static final String POLICY = "/apis/crd.antrea.io/v1beta1/clusternetworkpolicies/allow-from-b";
    private static final String STATISTICS =
            "/apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats/allow-from-b";

    private final LabCluster cluster = LabCluster.start(LabSettings.of("parts", 8, NetworkKind.SIMULATED)
            .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(20))));
    private final KubernetesClient client = client();

    private KubernetesClient client() {
        Config config = Config.fromKubeconfig(cluster.kubeconfig());
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private void createExampleTwo() throws Exception {
        GuideObjects.exampleTwo()
                .forEach(object -> client.resource("""
                        {"apiVersion": "%s", "kind": "%s", "metadata": %s, "spec": %s}
                        """.formatted(
                                        object.type().apiVersion(),
                                        object.type().kind(),
                                        object.tree().path("metadata"),
                                        object.tree().path("spec")))
                        .create());
        awaitPhase("Realized");
    }

    private void awaitPhase(String phase) throws Exception {
        assertEventually(() -> assertThat(client.raw(POLICY)).contains("\"phase\":\"" + phase + "\""));
    }

    private String packet(String from, String to) {
        String answer = client.raw("/lab/v1/probes", "POST", "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to));
        return answer.replaceAll(".*\"result\":\"(\\w+)\".*", "$1");
    }

    /** Drops everything that the policy let in, or lets everything in. */
    private void setLastRule(String action) {
        client.genericKubernetesResources("crd.antrea.io/v1beta1", "ClusterNetworkPolicy")
                .withName("allow-from-b")
                .patch(PatchContext.of(PatchType.JSON), """
                        [{"op": "replace", "path": "/spec/ingress/1/action", "value": "%s"}]
                        """.formatted(action));
    }

    @Test
    void withoutTheControllerRulesStayAndItsApisAndWebhooksFail() throws Exception {
        createExampleTwo();

        cluster.stopController();

        assertThat(cluster.status().controller()).isFalse();
        assertThat(packet("c/web", "a/web")).isEqualTo("dropped");
        assertThatThrownBy(() -> client.raw(STATISTICS))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(503));
        assertThatThrownBy(() -> client.raw("/apis/stats.antrea.io/v1alpha1"))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(503));
        assertThatThrownBy(() -> setLastRule("Allow")).isInstanceOfSatisfying(KubernetesClientException.class, e -> {
            assertThat(e.getCode()).isEqualTo(500);
            assertThat(e).hasMessageContaining("failed calling webhook \"acnpmutator.antrea.io\"");
        });
        client.raw(POLICY, "DELETE", "{}");
        assertThat(packet("c/web", "a/web")).isEqualTo("dropped");

        cluster.startController();

        assertEventually(() -> assertThat(packet("c/web", "a/web")).isEqualTo("connected"));
    }

    @Test
    void discoveryTellsThatNobodyAnswersForTheApisOfAStoppedController() {
        try (ApiClient discovering = new ApiClient(cluster.kubeconfig())) {
            assertThat(freshness(discovering)).isEqualTo("Current");

            cluster.stopController();

            assertThat(freshness(discovering)).isEqualTo("Stale");
            assertThat(discovering.get("/apis/stats.antrea.io/v1alpha1").code()).isEqualTo(503);
            assertThat(discovering.get("/apis/crd.antrea.io/v1beta1").code()).isEqualTo(200);
            assertThat(discovering.get("/apis").body().toString()).contains("stats.antrea.io");

            cluster.startController();

            assertThat(freshness(discovering)).isEqualTo("Current");
            assertThat(discovering.get("/apis/stats.antrea.io/v1alpha1").code()).isEqualTo(200);
        }
    }

    private static String freshness(ApiClient discovering) {
        HttpRequest request = discovering
                .request("/apis")
                .setHeader("Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")
                .build();
        return discovering
                .send(request)
                .body()
                .path("items")
                .valueStream()
                .filter(group -> group.at("/metadata/name").asText().equals("stats.antrea.io"))
                .map(group -> group.at("/versions/0/freshness").asText())
                .findFirst()
                .orElse("not there");
    }

    @Test
    void aControllerThatStartsAgainCountsFromZero() throws Exception {
        createExampleTwo();
        packet("c/web", "a/web");
        assertEventually(() -> assertThat(client.raw(STATISTICS)).contains("\"sessions\":1"));

        cluster.stopController();
        cluster.startController();

        assertThat(client.raw(STATISTICS)).contains("\"trafficStats\":{}");
        awaitPhase("Realized");
        packet("c/web", "a/web");
        assertEventually(() -> assertThat(client.raw(STATISTICS)).contains("\"sessions\":1"));
    }

    @Test
    void aStoppedAgentKeepsItsRulesAndPoliciesStayRealizingUntilItStarts() throws Exception {
        createExampleTwo(); // a/web is on the second node, a/db on the first.

        cluster.stopNode("parts-node-2");
        setLastRule("Allow");

        assertEventually(() -> assertThat(packet("c/web", "a/db")).isEqualTo("connected"));
        assertThat(packet("c/web", "a/web")).isEqualTo("dropped");
        awaitPhase("Realizing");
        assertThat(cluster.status().nodes())
                .extracting(ClusterStatus.Node::agent)
                .containsExactly(true, false);

        cluster.startNode("parts-node-2");

        assertEventually(() -> assertThat(packet("c/web", "a/web")).isEqualTo("connected"));
        awaitPhase("Realized");
    }

    @Test
    void aPodDoesNotStartWhereTheAgentIsStopped() throws Exception {
        cluster.stopNode("parts-node-1");
        client.resource("""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "late", "namespace": "a"},
                 "spec": {"nodeName": "parts-node-1", "containers": [{"name": "c", "image": "x"}]}}
                """).create();
        String pod = "/api/v1/namespaces/a/pods/late";
        assertEventually(() -> assertThat(client.raw(pod)).contains("the agent of node parts-node-1 does not answer"));

        cluster.startNode("parts-node-1");

        assertEventually(() -> assertThat(client.raw(pod)).contains("\"phase\":\"Running\""));
    }

    @Test
    void aNodeThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> cluster.stopNode("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no node nobody; there are parts-node-1, parts-node-2");
    }
}
