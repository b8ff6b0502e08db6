package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_GROUPS;
import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.PODS;
import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.testing.ApiClient.Reply;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What Antrea's controller says of policies and groups, and when. */
final class ControllerContractTest extends ContractTest {

    private static final String STATISTICS = "/apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats";
    private static final String MEMBERS = "/apis/controlplane.antrea.io/v1beta2/clustergroupmembers/";
    private static final String INFOS = "/apis/crd.antrea.io/v1beta1/";

    ControllerContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private void createPod() throws Exception {
        String image = System.getenv().getOrDefault("TIERWALL_TEST_IMAGE", "pause");
        workspace.create(
                PODS,
                "web",
                "{metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: '" + image + "'}]}}");
        assertEventually(() ->
                assertThat(workspace.get(PODS, "web").text("/status/podIP")).isNotEmpty());
    }

    private void createGroup() {
        workspace.create(
                CLUSTER_GROUPS,
                "g",
                "spec: {podSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {"
                        + "kubernetes.io/metadata.name: " + workspace.namespace() + "}}}");
    }

    private void createPolicy() {
        workspace.create(
                CLUSTER_NETWORK_POLICIES,
                "p",
                "spec: {tier: application, priority: 5, appliedTo: [{group: " + workspace.name("g")
                        + "}], ingress: [{name: r, action: Drop, from: [{ipBlock: {cidr: 192.0.2.1/32}}]}]}");
    }

    /** Such as {@code Realized 1/1 of 1}. */
    private String status() {
        JsonNode status = workspace.get(CLUSTER_NETWORK_POLICIES, "p").body().path("status");
        return status.path("phase").asText("none") + " "
                + status.path("currentNodesRealized").asInt()
                + "/" + status.path("desiredNodesRealized").asInt()
                + " of " + status.path("observedGeneration").asInt();
    }

    private void assertStatusBecomes(String expected) throws Exception {
        assertEventually(() -> assertThat(status()).isEqualTo(expected));
    }

    @Test
    void sixTiersAreThereFromTheStart() {
        assertThat(client.get(INFOS + "tiers")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(tier -> tier.at("/metadata/name").asText() + " "
                                + tier.at("/spec/priority").asInt()))
                .contains(
                        "emergency 50",
                        "securityops 100",
                        "networkops 150",
                        "platform 200",
                        "application 250",
                        "baseline 253");
    }

    @Test
    void aPolicyForNobodyIsRealizedNowhere() throws Exception {
        createPolicy();

        assertStatusBecomes("Realized 0/0 of 1");
    }

    @Test
    void aPolicyIsRealizedOnTheNodesOfItsPodsAgainForEachGeneration() throws Exception {
        createPod();
        createGroup();
        createPolicy();

        assertStatusBecomes("Realized 1/1 of 1");
        Reply policy = workspace.get(CLUSTER_NETWORK_POLICIES, "p");
        assertThat(policy.body().at("/status/conditions").valueStream())
                .anyMatch(condition -> condition.path("type").asText().equals("Realizable")
                        && condition.path("status").asText().equals("True"));
        workspace.merge(CLUSTER_NETWORK_POLICIES, "p", "spec: {priority: 6}");
        assertStatusBecomes("Realized 1/1 of 2");
    }

    @Test
    void aGroupThatComesAndGoesChangesTheStatusAtTheSameGeneration() throws Exception {
        createPod();
        createPolicy();
        assertStatusBecomes("Realized 0/0 of 1");

        createGroup();
        assertStatusBecomes("Realized 1/1 of 1");
        client.delete(workspace.path(CLUSTER_GROUPS, "g"));
        assertStatusBecomes("Realized 0/0 of 1");
        assertThat(workspace
                        .get(CLUSTER_NETWORK_POLICIES, "p")
                        .body()
                        .at("/metadata/generation")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void addressesHaveNoNodes() throws Exception {
        workspace.create(CLUSTER_GROUPS, "g", "spec: {ipBlocks: [{cidr: 192.0.2.0/24}]}");
        createPolicy();

        assertStatusBecomes("Realized 0/0 of 1");
    }

    @Test
    void aForeignEditOfAStatusIsOverwritten() throws Exception {
        createPolicy();
        assertStatusBecomes("Realized 0/0 of 1");

        client.merge(workspace.path(CLUSTER_NETWORK_POLICIES, "p") + "/status", "status: {phase: Failed}");

        assertStatusBecomes("Realized 0/0 of 1");
    }

    private String groupCondition() {
        return workspace
                .get(CLUSTER_GROUPS, "g")
                .body()
                .at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals("GroupMembersComputed"))
                .map(condition -> condition.path("status").asText())
                .findFirst()
                .orElse("none");
    }

    @Test
    void aGroupSaysThatItsMembersAreComputed() throws Exception {
        createGroup();

        assertEventually(() -> assertThat(groupCondition()).isEqualTo("True"));
        assertThat(workspace.get(CLUSTER_GROUPS, "g").body().path("status").has("observedGeneration"))
                .isFalse();
    }

    @Test
    void theMembersOfAGroupAreItsPodsWithTheBytesOfTheirAddresses() throws Exception {
        createPod();
        createGroup();
        String address = workspace.get(PODS, "web").text("/status/podIP");

        assertEventually(() -> {
            Reply members = client.get(MEMBERS + workspace.name("g"));
            assertThat(members.text("/effectiveMembers/0/pod/name")).isEqualTo(workspace.name("web"));
            byte[] bytes = Base64.getDecoder().decode(members.text("/effectiveMembers/0/ips/0"));
            assertThat(InetAddress.getByAddress(bytes).getHostAddress()).isEqualTo(address);
            assertThat(members.body().path("totalMembers").asInt()).isEqualTo(1);
        });
    }

    @Test
    void blocksAreMembersWithoutWhatTheyExcept() throws Exception {
        workspace.create(CLUSTER_GROUPS, "g", "spec: {ipBlocks: [{cidr: 192.0.2.0/24, except: [192.0.2.0/25]}]}");

        assertEventually(() -> {
            JsonNode blocks = client.get(MEMBERS + workspace.name("g")).body().path("effectiveIPBlocks");
            assertThat(blocks).hasSize(1);
            assertThat(blocks.at("/0/prefixLength").asInt()).isEqualTo(24);
        });
    }

    @Test
    void anUnknownGroupIsAnErrorOfTheServerAndGroupsMembersAreNotListed() {
        assertThat(client.get(MEMBERS + workspace.name("none")).code()).isEqualTo(500);
        assertThat(client.get(MEMBERS.replaceFirst("/$", "")).code()).isEqualTo(405);
    }

    @Test
    void statisticsAreThereFromTheStartWithoutRulesThatWereNeverHitAndGoWithThePolicy() throws Exception {
        createPolicy();
        String path = STATISTICS + "/" + workspace.name("p");

        assertEventually(() -> assertThat(client.get(path).code()).isEqualTo(200));
        Reply statistics = client.get(path);
        assertThat(statistics.text("/metadata/uid"))
                .isEqualTo(workspace.get(CLUSTER_NETWORK_POLICIES, "p").text("/metadata/uid"));
        assertThat(statistics.body().path("ruleTrafficStats").isEmpty()).isTrue();
        assertThat(statistics.body().at("/trafficStats/packets").asLong()).isZero();
        client.delete(workspace.path(CLUSTER_NETWORK_POLICIES, "p"));
        assertEventually(() -> assertThat(client.get(path).code()).isEqualTo(404));
    }

    @Test
    void statisticsCanBeListedButNotWatched() {
        assertThat(client.get(STATISTICS).text("/kind")).isEqualTo("AntreaClusterNetworkPolicyStatsList");
        assertThat(client.get(STATISTICS + "?watch=true").code()).isEqualTo(405);
    }

    @Test
    @LabOnly("packets are sent by the lab's probes")
    void whatARuleDecidesIsCounted() throws Exception {
        workspace.create(
                CLUSTER_NETWORK_POLICIES,
                "p",
                "spec: {tier: application, priority: 5, appliedTo: [{namespaceSelector: {matchLabels: {"
                        + "kubernetes.io/metadata.name: a}}}], ingress: [{name: r, action: Drop}]}");
        assertEventually(() -> assertThat(status()).startsWith("Realized 2/2"));

        Reply probe = client.post("/lab/v1/probes", "{from: b/web, to: a/web}");
        assertThat(probe.text("/results/0/result")).isEqualTo("dropped");

        assertEventually(() -> assertThat(client.get(STATISTICS + "/" + workspace.name("p"))
                        .body()
                        .at("/ruleTrafficStats/0/trafficStats/sessions")
                        .asLong())
                .isPositive());
    }

    @Test
    void agentsAndControllerSayThatTheyLive() {
        JsonNode agents = client.get(INFOS + "antreaagentinfos").body().path("items");
        JsonNode nodes = client.get("/api/v1/nodes").body().path("items");

        assertThat(agents.findValuesAsText("localPodNum")).hasSize(nodes.size());
        JsonNode heartbeat = agents.at("/0/agentConditions/0/lastHeartbeatTime");
        assertThat(Instant.parse(heartbeat.asText())).isAfter(Instant.now().minus(Duration.ofMinutes(3)));
        assertThat(client.get(INFOS + "antreacontrollerinfos/antrea-controller")
                        .body()
                        .path("connectedAgentNum")
                        .asInt())
                .isEqualTo(nodes.size());
    }
}
