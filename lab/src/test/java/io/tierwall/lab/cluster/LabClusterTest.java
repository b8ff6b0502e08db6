package io.tierwall.lab.cluster;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.testing.GuideObjects;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster as its clients see it. */
final class LabClusterTest {

    private final LabCluster cluster = LabCluster.start(LabSettings.of("alpha", 0, NetworkKind.SIMULATED)
            .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(20))));
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
            .build();

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private void createExampleTwo() {
        GuideObjects.exampleTwo()
                .forEach(object -> client.resource("""
                        {"apiVersion": "%s", "kind": "%s", "metadata": %s, "spec": %s}
                        """.formatted(
                                        object.type().apiVersion(),
                                        object.type().kind(),
                                        object.tree().path("metadata"),
                                        object.tree().path("spec")))
                        .create());
    }

    private String probe(String body) {
        return client.raw("/lab/v1/probes", "POST", body);
    }

    @Test
    void aPolicyThatAClientCreatesIsRealizedAndEnforced() throws Exception {
        createExampleTwo();

        assertEventually(() -> assertThat(client.raw("/apis/crd.antrea.io/v1beta1/clusternetworkpolicies/allow-from-b"))
                .contains("\"phase\":\"Realized\""));
        assertThat(probe("{\"from\": \"c/web\", \"to\": \"a/web\"}")).contains("\"result\":\"dropped\"");
        assertThat(probe("{\"from\": \"b/web\", \"to\": \"a/web\"}")).contains("\"result\":\"connected\"");
    }

    @Test
    void statisticsAndMembersAreServed() throws Exception {
        createExampleTwo();
        assertEventually(() ->
                assertThat(probe("{\"from\": \"c/web\", \"to\": \"a/web\"}")).contains("dropped"));

        assertEventually(() -> assertThat(
                        client.raw("/apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats/allow-from-b"))
                .contains("drop-others"));
        assertThat(client.raw("/apis/controlplane.antrea.io/v1beta2/clustergroupmembers/namespace-a"))
                .contains("\"totalMembers\":2");
    }
}
