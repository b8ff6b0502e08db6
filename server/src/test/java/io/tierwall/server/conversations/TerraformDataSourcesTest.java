package io.tierwall.server.conversations;

import static io.tierwall.server.conversations.Terraform.DOMAIN;
import static io.tierwall.server.conversations.Terraform.INFRA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each data source of Terraform's provider that has something to look for here. */
@QuarkusTest
final class TerraformDataSourcesTest extends ServerTest {

    private static final String CLUSTERS = INFRA + "/sites/default/enforcement-points/default/cluster-control-planes";

    private Terraform terraform;

    @BeforeEach
    void connect() {
        terraform = Terraform.inASession(client());
    }

    /** The provider escapes some characters of the language, and blanks are not among them. */
    private static String escaped(String text) {
        return text.replaceAll("([()\\[\\]+\\-=&|><!{}^~*?:/])", "\\\\$1");
    }

    private List<JsonNode> search(String query) {
        return terraform.listByCount(
                "/policy/api/v1/search/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private JsonNode byName(String type, String name, String more) {
        List<JsonNode> found = search("resource_type:" + type + " AND display_name:" + escaped(name)
                + "* AND marked_for_delete:false" + more + " AND path:\\/infra*");
        found.forEach(result -> {
            assertThat(result.hasNonNull("resource_type")).isTrue();
            assertThat(result.hasNonNull("id")).isTrue();
            assertThat(result.hasNonNull("display_name")).isTrue();
        });
        List<JsonNode> exact = found.stream()
                .filter(result -> result.path("display_name").asText().equals(name))
                .toList();
        assertThat(exact).as(name + " among " + found).hasSize(1);
        return exact.getFirst();
    }

    @Test
    void serviceByNameAndById() {
        for (String name : List.of(
                "HTTP",
                "HTTPS",
                "SSH",
                "ICMP Echo Request",
                "DNS",
                "DNS-UDP",
                "NTP",
                "MySQL",
                "Active Directory Server",
                "NetBios Session Service (TCP)")) {
            assertThat(byName("Service", name, "").path("path").asText()).startsWith("/infra/services/");
        }
        assertThat(search("id:HTTPS AND marked_for_delete:false AND path:\\/infra*"))
                .extracting(result -> result.path("path").asText())
                .contains("/infra/services/HTTPS");
    }

    @Test
    void groupByName() {
        String group = group(unique("ns"));

        JsonNode found = byName("Group", group.substring(group.lastIndexOf('/') + 1), " AND parent_path:*\\/default");

        assertThat(found.path("path").asText()).isEqualTo(group);
    }

    @Test
    void servicesAndGroupsAsMapsOfNamesToPaths() {
        String group = group(unique("ns"));

        List<JsonNode> services = terraform.listByCursor(INFRA + "/services");
        List<JsonNode> groups = terraform.listByCursor(DOMAIN + "/groups?sort_ascending=false");

        assertThat(services).allMatch(item -> item.hasNonNull("display_name") && item.hasNonNull("path"));
        assertThat(groups).extracting(item -> item.path("path").asText()).contains(group);
    }

    @Test
    void securityPolicyByNameAndCategory() {
        String name = unique("p");
        terraform.patch(DOMAIN + "/security-policies/" + name, "{\"category\":\"Emergency\"}");

        List<JsonNode> listed = terraform.listByCount(DOMAIN + "/security-policies?sort_ascending=false");

        assertThat(listed).allMatch(item -> item.hasNonNull("is_default") && item.hasNonNull("category"));
        assertThat(listed.stream()
                        .filter(item -> item.path("category").asText().equals("Emergency"))
                        .filter(item -> !item.path("is_default").asBoolean())
                        .map(item -> item.path("display_name").asText()))
                .contains(name);
        assertThat(listed.stream()
                        .filter(item -> item.path("is_default").asBoolean())
                        .map(item -> item.path("display_name").asText()))
                .containsExactlyInAnyOrder("Default Layer2 Section", "Default Layer3 Section");
    }

    @Test
    void containerClusterByIdByNameAndAll() {
        String cluster = registered();

        JsonNode byId = terraform.read(CLUSTERS + "/" + cluster);
        List<JsonNode> all = terraform.listByCount(CLUSTERS + "?sort_ascending=false");

        assertThat(byId.path("path").asText()).isEqualTo(CLUSTER_PATHS + cluster);
        assertThat(all)
                .filteredOn(item -> item.path("display_name").asText().equals(cluster))
                .hasSize(1);
        assertThat(all).allMatch(item -> item.hasNonNull("id") && item.hasNonNull("path"));
    }

    @Test
    void realizationInfo() {
        String cluster = registered();
        String policy = policySpanning(cluster).value();
        String entities = INFRA + "/realized-state/realized-entities?intent_path="
                + URLEncoder.encode(policy, StandardCharsets.UTF_8);

        JsonNode first = terraform.listByCount(entities).getFirst();

        assertThat(first.path("state").asText()).isIn("UNREALIZED", "REALIZED");
        assertThat(first.hasNonNull("entity_type")).isTrue();
        assertThat(first.hasNonNull("realization_specific_identifier")).isTrue();
    }
}
