package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.ANTREA_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_GROUPS;
import static io.tierwall.lab.objects.ResourceTypes.GROUPS;
import static io.tierwall.lab.objects.ResourceTypes.NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.PODS;
import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.testing.ApiClient.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Antrea's controller computes when it is asked. */
final class ComputedContractTest extends ContractTest {

    private static final String CONTROL_PLANE = "/apis/controlplane.antrea.io/v1beta2/";
    private static final String STATISTICS = "/apis/stats.antrea.io/v1alpha1/";

    ComputedContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private String inNamespace(String group, String plural) {
        return group + "namespaces/" + workspace.namespace() + "/" + plural + "/";
    }

    private void createPods() throws Exception {
        String image = System.getenv().getOrDefault("TIERWALL_TEST_IMAGE", "pause");
        for (String name : List.of("one", "two")) {
            workspace.create(
                    PODS,
                    name,
                    "{metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: '" + image + "'}]}}");
        }
        for (String name : List.of("one", "two")) {
            assertEventually(() ->
                    assertThat(workspace.get(PODS, name).text("/status/podIP")).isNotEmpty());
        }
    }

    @Test
    void membersComeInPages() throws Exception {
        createPods();
        workspace.create(
                CLUSTER_GROUPS,
                "g",
                "spec: {podSelector: {}, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: "
                        + workspace.namespace() + "}}}");
        String members = CONTROL_PLANE + "clustergroupmembers/" + workspace.name("g");
        assertEventually(() ->
                assertThat(client.get(members).body().path("effectiveMembers")).hasSize(2));

        Reply second = client.get(members + "?limit=1&page=2");

        assertThat(second.text("/effectiveMembers/0/pod/name")).isEqualTo(workspace.name("two"));
        assertThat(second.body().path("totalPages").asInt()).isEqualTo(2);
        assertThat(client.get(members + "?limit=-1").code()).isEqualTo(400);
    }

    @Test
    void groupsOfANamespaceHaveMembersAndPodsKnowThem() throws Exception {
        createPods();
        workspace.create(GROUPS, "g", "spec: {podSelector: {matchLabels: {app: web}}}");

        assertEventually(() -> assertThat(client.get(inNamespace(CONTROL_PLANE, "groupmembers") + workspace.name("g"))
                        .body()
                        .path("effectiveMembers"))
                .hasSize(2));
        assertThat(client.get(inNamespace(CONTROL_PLANE, "groupassociations") + workspace.name("one"))
                        .body()
                        .path("associatedGroups")
                        .valueStream()
                        .map(group -> group.path("name").asText()))
                .contains(workspace.name("g"));
        assertThat(client.get(CONTROL_PLANE + "groupmembers/" + workspace.name("g"))
                        .code())
                .isEqualTo(404);
    }

    @Test
    void anAddressKnowsTheGroupsThatListIt() throws Exception {
        workspace.create(CLUSTER_GROUPS, "g", "spec: {ipBlocks: [{cidr: 192.0.2.0/28}]}");
        String associations = CONTROL_PLANE + "ipgroupassociations/";

        assertEventually(() -> assertThat(client.get(associations + "192.0.2.3")
                        .body()
                        .path("associatedGroups")
                        .valueStream()
                        .map(group -> group.path("name").asText()))
                .contains(workspace.name("g")));
        assertThat(client.get(associations + "192.0.2").code()).isEqualTo(400);
    }

    @Test
    void anEvaluationNamesTheRuleBetweenTwoPods() throws Exception {
        createPods();
        workspace.create(
                ANTREA_NETWORK_POLICIES,
                "p",
                "spec: {priority: 5, appliedTo: [{podSelector: {}}],"
                        + " ingress: [{name: r, action: Drop, from: [{podSelector: {}}]}]}");
        String namespace = workspace.namespace();
        String question = "{apiVersion: controlplane.antrea.io/v1beta2, kind: NetworkPolicyEvaluation, request: {"
                + "source: {pod: {namespace: " + namespace + ", name: " + workspace.name("one") + "}},"
                + "destination: {pod: {namespace: " + namespace + ", name: " + workspace.name("two") + "}}}}";

        assertEventually(() -> {
            Reply answer = client.post(CONTROL_PLANE + "networkpolicyevaluation", question);
            assertThat(answer.code()).isEqualTo(201);
            assertThat(answer.text("/response/networkPolicy/name")).isEqualTo(workspace.name("p"));
            assertThat(answer.text("/response/rule/direction")).isEqualTo("In");
        });
        assertThat(client.get(CONTROL_PLANE + "networkpolicyevaluation").code()).isEqualTo(405);
    }

    @Test
    void policiesOfANamespaceHaveStatisticsThereFromTheStart() throws Exception {
        workspace.create(
                ANTREA_NETWORK_POLICIES,
                "p",
                "spec: {priority: 5, appliedTo: [{podSelector: {}}], ingress: [{name: r, action: Drop}]}");
        workspace.create(NETWORK_POLICIES, "p", "spec: {podSelector: {}}");

        for (String plural : List.of("antreanetworkpolicystats", "networkpolicystats")) {
            String one = inNamespace(STATISTICS, plural) + workspace.name("p");
            assertEventually(() ->
                    assertThat(client.get(one).text("/metadata/namespace")).isEqualTo(workspace.namespace()));
            assertThat(client.get(STATISTICS + plural).body().path("items").valueStream())
                    .anyMatch(item -> item.at("/metadata/name").asText().equals(workspace.name("p")));
            assertThat(client.get(STATISTICS + "namespaces/default/" + plural)
                            .body()
                            .path("items")
                            .valueStream())
                    .noneMatch(item -> item.at("/metadata/name").asText().equals(workspace.name("p")));
            assertThat(client.delete(one).code()).isEqualTo(405);
        }
    }
}
