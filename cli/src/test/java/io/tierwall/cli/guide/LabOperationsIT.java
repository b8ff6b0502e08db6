package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab that is operated while the manager looks on. */
final class LabOperationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String DOMAIN = "/infra/domains/default";
    private static final String CLUSTERS = "/infra/sites/default/enforcement-points/default/cluster-control-planes/";

    @TempDir
    private static Path directory;

    private static RunningTierwall tierwall;
    private static RunningLab lab;

    @BeforeAll
    static void start() throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        lab = new RunningLab(tierwall);
    }

    @AfterAll
    static void stop() {
        tierwall.close();
    }

    private static void create(String cluster) throws Exception {
        lab.verb(0, "create", cluster, "--nodes", "1");
        awaitManager(cluster, "CONNECTED");
    }

    private static void awaitManager(String cluster, String connection) throws Exception {
        Await.until(
                PATIENCE,
                () -> lab.listed(cluster),
                entry -> entry.path("manager").asText().equals(connection));
    }

    /** Nobody may talk to namespace A. */
    private static void isolate(String policy, String cluster) throws IOException {
        tierwall.publish("PATCH", DOMAIN + "/groups/namespace-a", """
                {"group_type": ["ANTREA"], "expression": [{"resource_type": "Condition", "member_type": "Namespace",
                 "key": "Name", "operator": "EQUALS", "value": "A"}]}
                """);
        tierwall.publish("PATCH", DOMAIN + "/security-policies/" + policy, """
                {"category": "Application", "rules": [{"id": "drop", "sequence_number": 10, "action": "DROP",
                 "scope": ["/infra/domains/default/groups/namespace-a"], "direction": "IN"}]}
                """);
        tierwall.publish(
                "PATCH",
                DOMAIN + "/security-policies/" + policy + "/container-cluster-span/" + cluster,
                "{\"container_cluster_path\": \"" + CLUSTERS + cluster + "\"}");
    }

    @Test
    void aClusterThatIsCreatedLaterIsRegisteredAndEnforcesAndCanGo() throws Exception {
        create("later");
        assertThat(lab.packet("later", "b/client", "a/web")).isEqualTo("connected");

        isolate("isolate-later", "later");
        tierwall.awaitSuccess("isolate-later");
        assertThat(lab.packet("later", "b/client", "a/web")).isEqualTo("dropped");

        assertThat(lab.verb(1, "delete", "later")).contains("referenced");
        lab.verb(0, "delete", "later", "--cascade");
        assertThat(lab.listed("later").isMissingNode()).isTrue();
    }

    @Test
    void aManifestIsAppliedAndItsPodsRun() throws Exception {
        Path file = Files.writeString(directory.resolve("shop.yaml"), """
                {apiVersion: v1, kind: Pod, metadata: {name: cart, namespace: shop}, spec: {containers: [{name: c, image: x}]}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
                """);

        assertThat(lab.verb(0, "apply", "--cluster", "beta", "-f", file.toString()))
                .contains("namespace shop created", "pod shop/cart created", "pod shop/cart runs on beta-node-");
        assertThat(lab.packet("beta", "a/web", "shop/cart")).isEqualTo("connected");
        assertThat(lab.verb(0, "apply", "--cluster", "beta", "-f", file.toString()))
                .contains("pod shop/cart applied");
    }

    @Test
    void anApiServerThatIsAwayIsSaidToBeAndItsPoliciesComeAfterwards() throws Exception {
        create("away");
        lab.verb(0, "apiserver", "stop", "--cluster", "away");
        awaitManager("away", "UNREACHABLE");
        isolate("isolate-away", "away");

        lab.verb(0, "apiserver", "start", "--cluster", "away");

        tierwall.awaitSuccess("isolate-away");
        assertThat(lab.packet("away", "b/client", "a/web")).isEqualTo("dropped");
        lab.verb(0, "delete", "away", "--cascade");
    }

    @Test
    void aFaultIsSetSeenAndCleared() throws Exception {
        assertThat(lab.verb(0, "fault", "set", "--cluster", "beta", "status=503", "resource=tiers", "verb=get"))
                .contains("f1: status=503 resource=tiers verb=get");
        assertThat(lab.verb(0, "status", "--cluster", "beta")).contains("fault", "status=503", "struck");
        lab.verb(0, "fault", "clear", "--cluster", "beta", "f1");
        assertThat(lab.verb(0, "fault", "list", "--cluster", "beta")).isEmpty();
        assertThat(lab.verb(1, "node", "stop", "beta-node-7", "--cluster", "beta"))
                .contains("there are beta-node-1, beta-node-2");
    }
}
