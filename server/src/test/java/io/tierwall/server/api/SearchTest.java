package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches that Terraform's data sources make. */
@QuarkusTest
final class SearchTest extends ServerTest {

    private static final String SEARCH = "/policy/api/v1/search";

    private Answer search(String query) {
        return client().get(SEARCH + "/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private List<String> names(String query) {
        Answer answer = search(query);
        succeed(answer);
        JsonNode found = answer.json();
        assertThat(found.path("result_count").isInt()).isTrue();
        return found.path("results").findValuesAsText("path").stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void servicesAreFoundByNameWithBlanksAndStars() {
        assertThat(names("resource_type:Service AND display_name:Active Directory Server* AND marked_for_delete:false"
                        + " AND path:\\/infra*"))
                .contains("Active_Directory_Server", "Active_Directory_Server_UDP");
        assertThat(names("id:HTTPS AND marked_for_delete:false AND path:\\/infra*"))
                .contains("HTTPS");
        assertThat(names("resource_type:dummy")).isEmpty();
    }

    @Test
    void groupsAreFoundInTheirDomain() {
        String name = unique("g");
        group(name);

        assertThat(names("resource_type:Group AND display_name:" + name.toUpperCase(Locale.ROOT)
                        + "* AND marked_for_delete:false AND parent_path:*\\/default AND path:\\/infra*"))
                .containsExactly(name);
        assertThat(names("resource_type:Group AND !id:" + name)).doesNotContain(name);
        assertThat(names("(id:" + name + " OR id:nothing)")).containsExactly(name);
    }

    @Test
    void tagsAreFoundInLists() {
        String name = unique("g");
        succeed(client().patch(
                        DOMAIN + "/groups/" + name,
                        "{\"group_type\":[\"ANTREA\"],\"tags\":[{\"scope\":\"a\",\"tag\":\"" + name + "\"}]}"));

        assertThat(names("tags.tag:" + name)).containsExactly(name);
    }

    @Test
    void everyKindOfObjectIsFoundAndSaysWhatItIs() {
        String cluster = registered();
        policySpanning(cluster);
        group(unique("g"));

        JsonNode found = search("path:/infra*").json();

        assertThat(found.path("results").findValuesAsText("resource_type"))
                .contains(
                        "Domain",
                        "Group",
                        "Service",
                        "SecurityPolicy",
                        "Rule",
                        "SecurityPolicyContainerCluster",
                        "ClusterControlPlane");
        for (JsonNode result : found.path("results")) {
            assertThat(result.path("resource_type").asText()).isNotEmpty();
            assertThat(result.path("id").asText()).isNotEmpty();
            assertThat(result.path("display_name").asText()).isNotEmpty();
        }
    }

    @Test
    void allWaysToAskAnswerTheSameInPages() {
        String same = client().get(SEARCH + "/query?query=id:HTTPS&included_fields=id")
                .text();
        assertThat(client().get(SEARCH + "?query=id:HTTPS&included_fields=id").text())
                .isEqualTo(same);
        assertThat(client().get(SEARCH + "/dsl?query=id:HTTPS&included_fields=id")
                        .text())
                .isEqualTo(same);
        assertThat(same).contains("[{\"id\":\"HTTPS\"}]");

        JsonNode page = client().get(SEARCH
                        + "/query?query=resource_type:Service&page_size=2&sort_by=display_name&sort_ascending=false")
                .json();
        assertThat(page.path("results")).hasSize(2);
        assertThat(page.path("cursor").asText()).isNotEmpty();
        assertThat(page.path("sort_by").asText()).isEqualTo("display_name");
        assertThat(page.path("sort_ascending").asBoolean(true)).isFalse();
        assertThat(client().get(SEARCH + "/query").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nothing", ":x", " AND "})
    void queriesThatAreNoneAreRefused(String query) {
        assertThat(search(query).status()).isEqualTo(400);
    }
}
