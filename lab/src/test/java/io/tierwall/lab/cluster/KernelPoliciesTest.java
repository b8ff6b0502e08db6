package io.tierwall.lab.cluster;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.network.kernel.KernelNetwork;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of all kinds meet real packets. Skipped, with the reason, where the machine does not let us. */
final class KernelPoliciesTest {

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: one, namespace: shop, labels: {app: one}}
            spec: {nodeName: kp-node-1, containers: [{name: c, image: none}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: two, namespace: shop, labels: {app: two}}
            spec: {nodeName: kp-node-2, containers: [{name: c, image: none}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: three, namespace: shop, labels: {app: three}}
            spec: {nodeName: kp-node-1, containers: [{name: c, image: none}]}
            """;

    @TempDir
    Path logs;

    private RunningCluster cluster;

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @BeforeEach
    void start() {
        cluster = RunningCluster.start(
                LabSettings.of("kp", 3, NetworkKind.KERNEL)
                        .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(1)))
                        .withManifest(MANIFEST)
                        .withLogs(logs),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void create(ResourceType type, ObjectNode object) {
        cluster.admission().admitWrite(type, Optional.empty(), object);
        cluster.store().create(type, object);
    }

    private String probe(String from, String to) {
        return cluster.probes()
                .answer(Yaml.object("{from: shop/" + from + ", to: shop/" + to + "}"))
                .at("/results/0/result")
                .asText();
    }

    private void assertBecomes(String from, String to, String outcome) throws Exception {
        assertEventually(
                () -> assertThat(probe(from, to)).as(from + " to " + to).isEqualTo(outcome));
    }

    private void silence(boolean silent) {
        new ClusterNodes(cluster.store()).silence("kp-node-2", silent);
    }

    @Test
    void whatOnePolicyPassesTheKubernetesOneDecidesAndAntreasOwnComesBeforeIt() throws Exception {
        create(
                ResourceTypes.NETWORK_POLICIES,
                Yaml.named(
                        "shop",
                        "only-one",
                        "{podSelector: {matchLabels: {app: two}}, "
                                + "ingress: [{from: [{podSelector: {matchLabels: {app: one}}}]}]}"));
        assertBecomes("three", "two", "dropped");
        assertThat(probe("one", "two")).isEqualTo("connected");

        create(
                ResourceTypes.ANTREA_NETWORK_POLICIES,
                Yaml.named(
                        "shop",
                        "nobody",
                        "{tier: application, priority: 5, "
                                + "appliedTo: [{podSelector: {matchLabels: {app: two}}}], "
                                + "ingress: [{name: no, action: Reject}]}"));
        assertBecomes("one", "two", "rejected");

        create(
                ResourceTypes.CLUSTER_NETWORK_POLICIES,
                Yaml.named(
                        "pass",
                        "{tier: emergency, priority: 5, "
                                + "appliedTo: [{podSelector: {matchLabels: {app: two}}}], "
                                + "ingress: [{name: on, action: Pass}]}"));
        assertBecomes("one", "two", "connected");
        assertBecomes("three", "two", "dropped");
    }

    @Test
    void podsOfASilentNodeKeepTheOldRulesWhileOthersHaveTheNewOnes() throws Exception {
        create(ResourceTypes.CLUSTER_NETWORK_POLICIES, policy("Reject"));
        assertBecomes("one", "two", "rejected");
        assertBecomes("two", "three", "rejected");

        silence(true);
        cluster.store().update(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"), object -> {
            object.set("spec", policy("Allow").path("spec"));
            return object;
        });
        assertBecomes("two", "three", "connected");
        assertThat(probe("one", "two")).isEqualTo("rejected");

        silence(false);
        assertBecomes("one", "two", "connected");
    }

    private static ObjectNode policy(String action) {
        return Yaml.named(
                "p",
                "{tier: application, priority: 5, appliedTo: [{podSelector: {}}], " + "ingress: [{name: r, action: "
                        + action + "}]}");
    }

    @Test
    void whatRulesLogIsInTheFileOfTheirNode() throws Exception {
        assumeTrue(KernelNetwork.canLog(), "this kernel has no NFLOG");
        create(
                ResourceTypes.CLUSTER_NETWORK_POLICIES,
                Yaml.named(
                        "p",
                        "{tier: application, priority: 5, "
                                + "appliedTo: [{podSelector: {matchLabels: {app: two}}}], "
                                + "ingress: [{name: r, action: Reject, enableLogging: true, logLabel: demo}]}"));
        assertBecomes("one", "two", "rejected");

        assertEventually(() -> {
            Path file = logs.resolve("kp-node-2").resolve("np.log");
            assertThat(file).exists();
            assertThat(Files.readString(file))
                    .contains(" AntreaPolicyIngressRule AntreaClusterNetworkPolicy:p r Ingress Reject ")
                    .contains(" shop/two ")
                    .contains(" TCP ")
                    .contains(" demo [");
        });
    }
}
