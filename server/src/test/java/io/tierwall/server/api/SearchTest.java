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

    private Answer search(String query) {
        return client().get("/policy/api/v1/search/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
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

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nothing", ":x", " AND "})
    void queriesThatAreNoneAreRefused(String query) {
        assertThat(search(query).status()).isEqualTo(400);
    }
}
