package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, sorting, and picking of fields. */
@QuarkusTest
final class ListsTest extends ServerTest {

    private String rules() {
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, """
                {"category":"Application","rules":[
                 {"id":"c","action":"DROP","sequence_number":1},{"id":"a","action":"DROP","sequence_number":2},
                 {"id":"b","action":"DROP","sequence_number":3}]}"""));
        return DOMAIN + "/security-policies/" + policy + "/rules";
    }

    @Test
    void pagesFollowEachOtherUntilThereIsNoCursor() {
        String rules = rules();
        List<String> ids = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page =
                    client().get(rules + "?page_size=2&cursor=" + cursor).json();
            assertThat(page.path("result_count").asInt()).isEqualTo(3);
            ids.addAll(page.path("results").findValuesAsText("id"));
            cursor = page.path("cursor").asText();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(ids).containsExactly("c", "a", "b");
        assertThat(pages).isEqualTo(2);
    }

    @Test
    void listsAreSortedByAnyField() {
        String rules = rules();

        assertThat(ids(rules + "?sort_by=display_name")).containsExactly("a", "b", "c");
        assertThat(ids(rules + "?sort_by=sequence_number&sort_ascending=false")).containsExactly("b", "a", "c");
        assertThat(ids(rules + "?sort_ascending=false")).containsExactly("c", "a", "b");
        assertThat(ids(rules + "?sort_by=no_such_field")).containsExactly("c", "a", "b");
    }

    private List<String> ids(String path) {
        return client().get(path).json().path("results").findValuesAsText("id");
    }

    @Test
    void spansAreSortedByTheirNames() {
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
        String spans = DOMAIN + "/security-policies/" + policy + "/container-cluster-span";
        for (String span : List.of("a", "b")) {
            String name = span.equals("a") ? "second" : "first";
            succeed(client().patch(
                            spans + "/" + span,
                            "{\"display_name\":\"%s\",\"container_cluster_path\":\"%s\"}"
                                    .formatted(name, CLUSTER_PATHS + registered())));
        }

        assertThat(ids(spans)).containsExactly("b", "a");
        assertThat(client().get(spans).json().path("sort_by").asText()).isEqualTo("display_name");
        assertThat(ids(spans + "?sort_by=id&include_mark_for_delete_objects=true"))
                .containsExactly("a", "b");
    }

    @Test
    void includedFieldsReallyPick() {
        JsonNode item = client().get(rules() + "?included_fields=id,path&page_size=1")
                .json()
                .path("results")
                .get(0);

        assertThat(item.properties()).extracting(Map.Entry::getKey).containsExactly("id", "path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page_size=0", "page_size=1001", "page_size=x", "cursor=x", "cursor=%20", "sort_ascending=yes"})
    void parametersWithoutMeaningAreRefused(String query) {
        assertThat(client().get(INFRA + "/services?" + query).status()).isEqualTo(400);
    }

    @Test
    void listsBelowWhatIsNotThereAreNotFound() {
        assertThat(client().get(DOMAIN + "/security-policies/no-such/rules").status())
                .isEqualTo(404);
        assertThat(client().get(INFRA + "/domains/no-such/groups").status()).isEqualTo(404);
    }

    @Test
    void domainSiteAndEnforcementPointAreListedAndRead() {
        assertThat(ids(INFRA + "/domains")).containsExactly("default");
        assertThat(ids(INFRA + "/sites")).containsExactly("default");
        assertThat(ids(INFRA + "/sites/default/enforcement-points")).containsExactly("default");
        assertThat(client().get(INFRA + "/sites/default/enforcement-points/default")
                        .json()
                        .path("path")
                        .asText())
                .isEqualTo("/infra/sites/default/enforcement-points/default");
        assertThat(client().get(DOMAIN).json().path("resource_type").asText()).isEqualTo("Domain");
    }

    @Test
    void policiesOfAllCategoriesAreListedInTheOrderInWhichPacketsMeetThem() {
        String last = unique("p");
        String first = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + last, "{\"category\":\"Application\"}"));
        succeed(client().patch(DOMAIN + "/security-policies/" + first, "{\"category\":\"Emergency\"}"));

        assertThat(ids(DOMAIN + "/security-policies")).containsSubsequence(first, last);
    }
}
