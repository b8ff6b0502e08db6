package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.PODS;
import static io.tierwall.lab.objects.ResourceTypes.SUPPORT_BUNDLE_COLLECTIONS;
import static io.tierwall.lab.objects.ResourceTypes.TRACEFLOWS;
import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What traces tell. */
final class TraceflowContractTest extends ContractTest {

    TraceflowContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private void createPods() throws Exception {
        String image = System.getenv().getOrDefault("TIERWALL_TEST_IMAGE", "registry.k8s.io/pause:3.10");
        for (String name : List.of("client", "web")) {
            workspace.create(
                    PODS,
                    name,
                    "{metadata: {labels: {app: " + name + "}}, spec: {containers: [{name: c, image: '" + image
                            + "'}]}}");
            assertEventually(() ->
                    assertThat(workspace.get(PODS, name).text("/status/podIP")).isNotEmpty());
        }
    }

    private void createPolicy(String action) throws Exception {
        String own = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: " + workspace.namespace() + "}}";
        workspace.create(
                CLUSTER_NETWORK_POLICIES,
                "p",
                "spec: {tier: application, priority: 5, appliedTo: [{podSelector: {matchLabels: {app: web}}, " + own
                        + "}], ingress: [{name: r, action: " + action + "}]}");
        assertEventually(
                () -> assertThat(workspace.get(CLUSTER_NETWORK_POLICIES, "p").text("/status/phase"))
                        .isEqualTo("Realized"));
    }

    private JsonNode trace(String destination) throws Exception {
        workspace.create(
                TRACEFLOWS,
                "f",
                "spec: {source: {namespace: " + workspace.namespace() + ", pod: " + workspace.name("client")
                        + "}, destination: {" + destination
                        + "}, packet: {ipHeader: {protocol: 6}, transportHeader: {tcp: {dstPort: 80, flags: 2}}}}");
        assertEventually(() ->
                assertThat(workspace.get(TRACEFLOWS, "f").text("/status/phase")).isIn("Succeeded", "Failed"));
        return workspace.get(TRACEFLOWS, "f").body().path("status");
    }

    private String toWeb() {
        return "namespace: " + workspace.namespace() + ", pod: " + workspace.name("web");
    }

    private static List<JsonNode> observations(JsonNode status) {
        return status.path("results")
                .valueStream()
                .flatMap(result -> result.path("observations").valueStream())
                .toList();
    }

    @Test
    void aPacketThatNothingStopsIsDelivered() throws Exception {
        createPods();

        JsonNode status = trace(toWeb());

        assertThat(status.path("phase").asText()).isEqualTo("Succeeded");
        assertThat(observations(status))
                .anyMatch(one -> one.path("action").asText().equals("Delivered"));
    }

    @Test
    @LabOnly("a real cluster sends one")
    void aTraceSaysThatItIsNoPacket() throws Exception {
        createPods();

        assertThat(trace(toWeb()).path("reason").asText()).contains("no packet");
    }

    @Test
    void aPacketThatARuleDropsEndsThereWithTheNameOfTheRule() throws Exception {
        createPods();
        createPolicy("Drop");

        JsonNode last = observations(trace(toWeb())).getLast();

        assertThat(last.path("component").asText()).isEqualTo("NetworkPolicy");
        assertThat(last.path("componentInfo").asText()).isEqualTo("IngressMetric");
        assertThat(last.path("action").asText()).isEqualTo("Dropped");
        assertThat(last.path("networkPolicy").asText()).isEqualTo("AntreaClusterNetworkPolicy:" + workspace.name("p"));
        assertThat(last.path("networkPolicyRule").asText()).isEqualTo("r");
    }

    @Test
    @LabOnly("what leaves a real cluster is looked at by its own network")
    void aPacketThatLeavesTheClusterIsFollowedToItsEdge() throws Exception {
        createPods();

        assertThat(observations(trace("ip: 192.0.2.1")).getLast().path("action").asText())
                .isEqualTo("ForwardedOutOfNetwork");
    }

    @Test
    @LabOnly("with the gate off Antrea says nothing, with it on it collects")
    void aSupportBundleIsNotCollectedBecauseTheGateIsOff() throws Exception {
        workspace.create(
                SUPPORT_BUNDLE_COLLECTIONS,
                "s",
                "spec: {nodes: {}, fileServer: {url: 'sftp://192.0.2.1/x'}, authentication: {authType: APIKey,"
                        + " authSecret: {name: none, namespace: default}}}");

        assertEventually(
                () -> assertThat(workspace.get(SUPPORT_BUNDLE_COLLECTIONS, "s").text("/status/conditions/0/message"))
                        .contains("gate SupportBundleCollection is off"));
        assertThat(workspace
                        .get(SUPPORT_BUNDLE_COLLECTIONS, "s")
                        .body()
                        .at("/spec/expirationMinutes")
                        .asInt())
                .isEqualTo(60);
    }
}
