package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.Realization;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terraform's data sources. */
@QuarkusTest
final class DataSourceConversationTest extends Conversation {

    private static final String CLUSTERS = INFRA + "/sites/default/enforcement-points/default/cluster-control-planes";

    private static JsonNode found(NsxClient terraform, String query) {
        JsonNode page =
                terraform.read("/policy/api/v1/search/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(page.path("result_count").isInt()).isTrue();
        for (JsonNode item : page.path("results")) {
            for (String field : List.of("resource_type", "id", "display_name", "path")) {
                assertThat(item.path(field).isTextual()).as(field).isTrue();
            }
        }
        return page.path("results");
    }

    /** As the provider does: until there is no cursor. */
    private static List<JsonNode> all(NsxClient terraform, String list, String separator) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = terraform.read(list);
        page.path("results").forEach(items::add);
        for (int pages = 1; page.has("cursor"); pages++) {
            assertThat(pages).as("pages").isLessThan(100);
            page = terraform.read(
                    list + separator + "cursor=" + page.path("cursor").asText());
            page.path("results").forEach(items::add);
        }
        items.forEach(item -> {
            assertThat(item.path("display_name").isTextual()).isTrue();
            assertThat(item.path("path").isTextual()).isTrue();
        });
        return items;
    }

    private static List<String> names(List<JsonNode> items) {
        return items.stream().map(item -> item.path("display_name").asText()).toList();
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void servicesAreFoundByNameAndByIdAndListed(NsxClient.Style style) {
        NsxClient terraform = connected(style);

        assertThat(found(
                                terraform,
                                "resource_type:Service AND display_name:HTTPS* AND marked_for_delete:false"
                                        + " AND path:\\/infra*")
                        .findValuesAsText("id"))
                .contains("HTTPS");
        assertThat(found(terraform, "id:HTTPS AND marked_for_delete:false AND path:\\/infra*")
                        .findValuesAsText("path"))
                .contains("/infra/services/HTTPS");
        assertThat(names(all(terraform, INFRA + "/services", "?"))).contains("HTTPS", "SSH");
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void groupsAreFoundByNameAndListed(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String name = unique("group");
        group(name);

        assertThat(found(
                                terraform,
                                "resource_type:Group AND display_name:" + name.replace("-", "\\-")
                                        + "* AND marked_for_delete:false AND parent_path:*\\/default AND path:\\/infra*")
                        .findValuesAsText("id"))
                .containsExactly(name);
        assertThat(names(all(terraform, DOMAIN + "/groups?sort_ascending=false", "&")))
                .contains(name);
        assertThat(names(all(terraform, DOMAIN + "/groups?sort_ascending=false&page_size=2", "&")))
                .contains(name);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void policiesAreFoundByIdAndByCategory(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String id = unique("policy");
        terraform.patch(DOMAIN + "/security-policies/" + id, "{\"category\":\"Emergency\"}");

        JsonNode item = terraform.read(DOMAIN + "/security-policies/" + id);
        List<JsonNode> listed = all(terraform, DOMAIN + "/security-policies?sort_ascending=false", "&").stream()
                .filter(policy -> policy.path("category").asText().equals("Emergency")
                        && !policy.path("is_default").asBoolean())
                .toList();

        assertThat(item.path("is_default").isBoolean()).isTrue();
        assertThat(listed)
                .allSatisfy(policy ->
                        assertThat(policy.path("is_default").isBoolean()).isTrue());
        assertThat(names(listed)).contains(id);
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void clustersAreFoundByIdAndByName(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String cluster = registered();

        JsonNode item = terraform.read(CLUSTERS + "/" + cluster);

        assertThat(item.path("id").asText()).isEqualTo(cluster);
        assertThat(item.path("path").asText()).isEqualTo(CLUSTER_PATHS + cluster);
        assertThat(names(all(terraform, CLUSTERS + "?sort_ascending=false", "&")))
                .contains(cluster);
        terraform.isMissing(CLUSTERS + "/" + unique("cluster"));
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void realizationIsPolledUntilItIsThere(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String cluster = registered();
        IntentPath policy = policySpanning(cluster);
        String entities = INFRA + "/realized-state/realized-entities?intent_path="
                + URLEncoder.encode(policy.value(), StandardCharsets.UTF_8);

        String before = terraform.read(entities).at("/results/0/state").asText("UNKNOWN");
        cluster(cluster).realizes(policy, new Realization.Success(3, 7, Instant.EPOCH));
        JsonNode after = terraform.read(entities).path("results").get(0);

        assertThat(before).isIn("UNKNOWN", "UNREALIZED");
        assertThat(after.path("state").asText()).isEqualTo("REALIZED");
        assertThat(after.path("entity_type").isTextual()).isTrue();
        assertThat(after.path("realization_specific_identifier").isTextual()).isTrue();
    }
}
