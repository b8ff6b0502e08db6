package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.Realization;
import io.tierwall.sync.inventory.Inventory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effective members: who a group's pods are, and which groups a pod is in. */
@QuarkusTest
final class GroupMembersTest extends ServerTest {

    private String cluster = "";
    private String namespace = "";
    private String group = "";

    @BeforeEach
    void aGroupWithPodsInACluster() {
        namespace = unique("shop");
        cluster = registered();
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(namespace),
                        HeldInventory.namespace("other"),
                        HeldInventory.pod(namespace, "cart", "10.0.0.7"),
                        HeldInventory.pod(namespace, "web", "10.0.0.8"),
                        HeldInventory.pod("other", "web", "10.0.0.9")));
        group = group(namespace);
        succeed(client().patch(
                        DOMAIN + "/groups/" + namespace + "/ip-address-expressions/x",
                        "{\"ip_addresses\":[\"192.168.7.0/24\"]}"));
    }

    private String use() {
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, """
                {"category":"Application","rules":[{"id":"r","action":"DROP","direction":"IN",
                 "source_groups":["%s"]}]}""".formatted(group)));
        span(policy, cluster);
        return "/infra/domains/default/security-policies/" + policy;
    }

    private JsonNode members(String kind) {
        return client().get(DOMAIN + "/groups/" + namespace + "/members/" + kind)
                .json();
    }

    private String nodeId() {
        return client().get("/policy/api/v1" + CLUSTER_PATHS + cluster)
                .json()
                .path("node_id")
                .asText();
    }

    @Test
    void aGroupThatNoRuleNamesHasNoEffectiveMembers() {
        assertThat(members("pods").path("result_count").asInt(-1)).isZero();
        assertThat(members("ip-addresses").path("results")).isEmpty();
        assertThat(members("consolidated-effective-ip-addresses").path("results"))
                .isEmpty();
    }

    @Test
    void podsAreShownByClusterAndNamespace() {
        use();

        JsonNode pods = members("pods");

        assertThat(pods.path("result_count").asInt()).isEqualTo(1);
        assertThat(pods.at("/results/0/cluster/0/cluster_id").asText()).isEqualTo(nodeId());
        assertThat(pods.at("/results/0/cluster/0/cluster_name").asText()).isEqualTo(cluster);
        JsonNode inNamespace = pods.at("/results/0/cluster/0/namespaces");
        assertThat(inNamespace).hasSize(1);
        assertThat(inNamespace.at("/0/display_name").asText()).isEqualTo(namespace);
        assertThat(inNamespace.at("/0/id").asText()).isEqualTo("uid--" + namespace);
        assertThat(inNamespace.at("/0/pods").toString())
                .isEqualTo("[{\"id\":\"uid-%1$s-cart\",\"display_name\":\"cart\",\"path\":\"\"},".formatted(namespace)
                        + "{\"id\":\"uid-%s-web\",\"display_name\":\"web\",\"path\":\"\"}]".formatted(namespace));
        assertThat(members("pods?cluster_id=" + nodeId()).path("result_count").asInt())
                .isEqualTo(1);
        assertThat(members("pods?cluster_id=nobody").path("result_count").asInt())
                .isZero();
    }

    @Test
    void addressesAreThoseThatTheGroupListsAndThoseOfItsPods() {
        use();

        assertThat(members("ip-addresses").path("results").toString())
                .isEqualTo("[\"192.168.7.0/24\",\"10.0.0.7\",\"10.0.0.8\"]");
        assertThat(members("consolidated-effective-ip-addresses?ip_filter=10.0")
                        .path("results")
                        .findValuesAsText("ip_address"))
                .containsExactly("10.0.0.7", "10.0.0.8");
        assertThat(members("consolidated-effective-ip-addresses?site_id=other").path("results"))
                .isEmpty();
    }

    @Test
    void podsOnTheNetworkOfTheirNodeAreNoMembers() {
        use();
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(namespace),
                        HeldInventory.podOnNetworkOfNode(namespace, "agent", "172.16.0.1"),
                        HeldInventory.pod(namespace, "web", "10.0.0.8")));

        assertThat(members("ip-addresses").path("results").toString()).isEqualTo("[\"192.168.7.0/24\",\"10.0.0.8\"]");
    }

    @Test
    void aGroupIsAsFarAsThePoliciesThatNameIt() {
        assertThat(state()).isEqualTo("SUCCESS");
        IntentPath policy = new IntentPath(use());
        assertThat(state()).isEqualTo("IN_PROGRESS");

        cluster(cluster).realizes(policy, new Realization.Failed("tier limit reached", "Remove a tier."));
        assertThat(state()).isEqualTo("FAILURE");

        cluster(cluster).realizes(policy, new Realization.Success(1, 1, Instant.EPOCH));
        assertThat(state()).isEqualTo("SUCCESS");
        JsonNode read = client().get("/policy/api/v1" + group).json();
        succeed(client().put("/policy/api/v1" + group, read.toString()));
    }

    private String state() {
        return client().get("/policy/api/v1" + group).json().path("state").asText();
    }

    @Test
    void podsThatEndedAreNoMembers() {
        use();
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(namespace), HeldInventory.ended(namespace, "job", "10.0.0.7")));

        assertThat(members("pods").path("results")).isEmpty();
    }

    @Test
    void podsAreCountedInEachClusterWhoseNamesNobodyHasToRead() {
        use();

        JsonNode counts =
                client().get("/tierwall/api/v1/member-counts?group=" + group).json();
        assertThat(counts.path("results").toString())
                .isEqualTo("[{\"group\":\"%s\",\"clusters\":[{\"cluster\":\"%s\",\"pods\":2,\"state\":\"KNOWN\"}]}]"
                        .formatted(group, cluster));
        assertThat(client().get("/tierwall/api/v1/member-counts").json().path("results"))
                .contains(counts.at("/results/0"));

        cluster(cluster).holds(Inventory.unknown(Instant.EPOCH, "no answer"));
        assertThat(client().get("/tierwall/api/v1/member-counts?group=" + group)
                        .json()
                        .at("/results/0/clusters/0")
                        .toString())
                .isEqualTo(
                        "{\"cluster\":\"%s\",\"state\":\"UNKNOWN\",\"since\":\"1970-01-01T00:00:00Z\",\"reason\":\"no answer\"}"
                                .formatted(cluster));
    }

    @Test
    void whatIsNoGroupIsNotCounted() {
        assertThat(client().get("/tierwall/api/v1/member-counts?group=web").status())
                .isEqualTo(400);
        assertThat(client().get("/tierwall/api/v1/member-counts?group=/infra/domains/default/groups/no-such")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoIsInWhichGroupIsFoundFromTheOtherEnd() {
        String policy = use();

        assertThat(paths("/pod-group-associations?pod_id=uid-" + namespace + "-cart"))
                .containsExactly(group);
        assertThat(paths("/pod-group-associations?pod_id=nobody")).isEmpty();
        assertThat(paths("/ip-address-group-associations?ip_address=10.0.0.8")).contains(group);
        assertThat(paths("/ip-address-group-associations?ip_address=192.168.7.9"))
                .contains(group);
        assertThat(paths("/ip-address-group-associations?ip_address=10.0.0.9")).doesNotContain(group);
        assertThat(paths("/group-service-associations?intent_path=" + group)).containsExactly(policy + "/rules/r");
        assertThat(paths("/group-service-associations?service_type=ipfix&intent_path=" + group))
                .isEmpty();
        assertThat(paths("/group-associations?intent_path=" + group)).isEmpty();
        assertThat(client().get(DOMAIN + "/groups/" + namespace + "/associated-kubernetes-clusters")
                        .json()
                        .path("results")
                        .findValuesAsText("display_name"))
                .containsExactly(cluster);
    }

    private List<String> paths(String query) {
        return client().get(INFRA + query).json().path("results").findValuesAsText("path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/group-associations",
                "/group-associations?intent_path=x",
                "/group-service-associations?intent_path=/infra&service_type=x",
                "/ip-address-group-associations?ip_address=x",
                "/pod-group-associations",
                "/pod-group-associations?pod_id=x&enforcement_point_path=/infra",
            })
    void questionsWithoutSenseAreRefused(String query) {
        assertThat(client().get(INFRA + query).status()).isEqualTo(400);
    }

    @Test
    void membersThatAntreaGroupsCannotHaveAreNone() {
        assertThat(members("virtual-machines").toString())
                .isEqualTo("{\"results\":[],\"result_count\":0,\"sort_ascending\":true}");
        assertThat(members("kubernetes-services").path("results")).isEmpty();
        assertThat(client().get(DOMAIN + "/groups/" + namespace + "/members/boxes")
                        .status())
                .isEqualTo(404);
        assertThat(client().get(DOMAIN + "/groups/no-such/members/vifs").status())
                .isEqualTo(404);
    }
}
