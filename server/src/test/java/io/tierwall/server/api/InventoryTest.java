package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in a cluster, in Tierwall's words and in NSX's. */
@QuarkusTest
final class InventoryTest extends ServerTest {

    private static final String FABRIC = "/api/v1/fabric/";

    private String name = "";

    private static Facts document(String name) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("kind", "ClusterNetworkPolicy");
        tree.putObject("metadata").put("name", name);
        tree.putObject("spec").put("tier", "application").put("priority", 5);
        return new Facts.Document(tree);
    }

    @BeforeEach
    void aClusterWithThings() {
        name = registered();
        cluster(name)
                .holds(HeldInventory.of(
                        HeldInventory.item(InventoryKind.NAMESPACES, "", "shop", false, new Facts.None()),
                        HeldInventory.item(
                                InventoryKind.SERVICES,
                                "shop",
                                "front",
                                false,
                                new Facts.Service("ClusterIP", List.of(), List.of(), Map.of("app", "web"))),
                        HeldInventory.item(InventoryKind.NODES, "", "n1", false, new Facts.None()),
                        HeldInventory.pod("shop", "cart", "10.0.0.7"),
                        HeldInventory.pod("shop", "web", "10.0.0.7"),
                        HeldInventory.pod("other", "web", "10.0.0.7"),
                        HeldInventory.item(InventoryKind.CLUSTER_NETWORK_POLICIES, "", "mine", true, document("mine")),
                        HeldInventory.item(
                                InventoryKind.CLUSTER_NETWORK_POLICIES, "", "theirs", false, document("theirs"))));
    }

    private String inventory(String rest) {
        return "/tierwall/api/v1/clusters/" + name + "/inventory/" + rest;
    }

    private List<String> names(String rest) {
        return client().get(inventory(rest)).json().path("results").findValuesAsText("name");
    }

    @Test
    void listsAreFilteredAndComeInPages() {
        assertThat(names("pods")).containsExactly("cart", "web", "web");
        assertThat(names("pods?namespace=shop")).containsExactly("cart", "web");
        assertThat(names("pods?name=ca")).containsExactly("cart");
        assertThat(names("policies?owner=ours")).containsExactly("mine");
        JsonNode page = client().get(inventory("pods?page_size=2")).json();
        assertThat(page.path("result_count").asInt()).isEqualTo(3);
        assertThat(page.path("cursor").asText()).isNotEmpty();
        assertThat(client().get(inventory("pods?owner=mine")).status()).isEqualTo(400);
        assertThat(client().get(inventory("secrets")).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotKnownSaysWhy() {
        JsonNode coverage =
                client().get(inventory("nodes")).json().path("coverage").path(0);

        assertThat(coverage.path("state").asText()).isEqualTo("UNKNOWN");
        assertThat(coverage.path("reason").asText()).isEqualTo("nodes is forbidden");
    }

    @Test
    void aPolicyIsShownAsTheClusterHoldsIt() {
        Answer yaml = client().get(inventory("policies/ClusterNetworkPolicy/-/theirs?format=yaml"));

        succeed(yaml);
        assertThat(yaml.text()).contains("kind: \"ClusterNetworkPolicy\"", "tier: \"application\"");
        assertThat(client().get(inventory("policies/ClusterNetworkPolicy/-/nobody"))
                        .status())
                .isEqualTo(404);
        assertThat(client().get(inventory("pods/Pod/shop/web?format=yaml")).status())
                .isEqualTo(400);
    }

    @Test
    void aPodSaysWhereItRunsAndWhichServicesSelectIt() {
        JsonNode pods = client().get(FABRIC
                        + "container-application-instances?container_application_id=uid-shop-front&scope_id="
                        + nodeId())
                .json();

        assertThat(pods.path("results").findValuesAsText("external_id")).containsExactly("uid-shop-web");
        assertThat(pods.at("/results/0/cluster_node_id").asText()).isEqualTo("uid--n1");
        assertThat(pods.at("/results/0/container_application_ids").toString()).isEqualTo("[\"uid-shop-front\"]");
    }

    private String nodeId() {
        return client().get("/policy/api/v1" + CLUSTER_PATHS + name)
                .json()
                .path("node_id")
                .asText();
    }

    @Test
    void nsxSeesTheSameInItsOwnWords() {
        String id = nodeId();
        assertThat(client().get(FABRIC + "container-clusters/" + id)
                        .json()
                        .path("display_name")
                        .asText())
                .isEqualTo(name);

        JsonNode pods = client().get(FABRIC + "container-application-instances?container_cluster_id=" + id
                        + "&container_project_id=uid--shop")
                .json();
        assertThat(pods.path("results").findValuesAsText("display_name")).containsExactly("cart", "web");
        assertThat(pods.at("/results/0/tags/0/scope").asText()).isEqualTo("dis:k8s:app");

        JsonNode policies = client().get(FABRIC + "container-network-policies?container_cluster_id=" + id)
                .json();
        assertThat(policies.path("results").findValuesAsText("policy_type")).containsOnly("ACNP");
        assertThat(policies.at("/results/0/spec").asText()).contains("kind: \"ClusterNetworkPolicy\"");
        assertThat(client().get(FABRIC + "container-projects/uid--shop").status())
                .isEqualTo(200);
        assertThat(client().get(FABRIC + "container-boxes").status()).isEqualTo(404);
    }
}
