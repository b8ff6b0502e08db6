package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.testing.ApiClient.Events;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How watches begin, what they tell, and how they end. */
final class WatchContractTest extends ContractTest {

    WatchContractTest(ContractCluster cluster) {
        super(cluster);
    }

    @BeforeEach
    void oneObject() {
        workspace.create(CONFIG_MAPS, "a", "{}");
    }

    private String url(String more) {
        return workspace.collection(CONFIG_MAPS) + "?watch=true&" + workspace.selector() + more;
    }

    private String now() {
        return client.get(workspace.collection(CONFIG_MAPS)).text("/metadata/resourceVersion");
    }

    private String says(String type, String name) {
        return type + " " + workspace.name(name);
    }

    @Test
    void aWatchWithoutVersionBeginsWithWhatIsThere() {
        try (Events events = client.watch(url(""))) {
            assertThat(events.said()).isEqualTo(says("ADDED", "a"));
            workspace.create(CONFIG_MAPS, "b", "{}");
            workspace.merge(CONFIG_MAPS, "b", "data: {x: y}");
            client.delete(workspace.path(CONFIG_MAPS, "a"));

            assertThat(events.said()).isEqualTo(says("ADDED", "b"));
            assertThat(events.said()).isEqualTo(says("MODIFIED", "b"));
            JsonNode deleted = events.next();
            assertThat(deleted.path("type").asText()).isEqualTo("DELETED");
            assertThat(deleted.at("/object/metadata/name").asText()).isEqualTo(workspace.name("a"));
        }
    }

    @Test
    void aWatchFromAVersionTellsOnlyWhatCameAfter() {
        String version = now();
        workspace.create(CONFIG_MAPS, "b", "{}");

        try (Events events = client.watch(url("&resourceVersion=" + version))) {
            assertThat(events.said()).isEqualTo(says("ADDED", "b"));
        }
    }

    @Test
    void theVersionOfADeletionIsNewerThanThatOfTheObject() {
        String version = now();
        client.delete(workspace.path(CONFIG_MAPS, "a"));

        try (Events events = client.watch(url("&resourceVersion=" + version))) {
            JsonNode deleted = events.next();
            assertThat(deleted.path("type").asText()).isEqualTo("DELETED");
            assertThat(deleted.at("/object/metadata/resourceVersion").asLong()).isGreaterThan(Long.parseLong(version));
        }
    }

    @Test
    void whatEntersASelectionIsAddedAndWhatLeavesItDeleted() {
        String selected = workspace.collection(CONFIG_MAPS) + "?watch=true&labelSelector=in%3Dyes&resourceVersion=";
        try (Events events = client.watch(selected + now())) {
            workspace.create(CONFIG_MAPS, "b", "{}");
            workspace.merge(CONFIG_MAPS, "b", "metadata: {labels: {in: 'yes'}}");
            workspace.merge(CONFIG_MAPS, "b", "metadata: {labels: {more: x}}");
            workspace.merge(CONFIG_MAPS, "b", "metadata: {labels: {in: null}}");
            client.delete(workspace.path(CONFIG_MAPS, "b"));
            workspace.create(CONFIG_MAPS, "c", "metadata: {labels: {in: 'yes'}}");

            assertThat(events.said()).isEqualTo(says("ADDED", "b"));
            assertThat(events.said()).isEqualTo(says("MODIFIED", "b"));
            JsonNode left = events.next();
            assertThat(left.path("type").asText()).isEqualTo("DELETED");
            assertThat(left.at("/object/metadata/labels/in").asText()).isEqualTo("yes");
            assertThat(events.said()).isEqualTo(says("ADDED", "c"));
        }
    }

    @Test
    void oneObjectIsWatchedByItsName() {
        String field = "&fieldSelector=metadata.name%3D" + workspace.name("b");
        try (Events events = client.watch(url(field + "&resourceVersion=" + now()))) {
            workspace.merge(CONFIG_MAPS, "a", "data: {x: y}");
            workspace.create(CONFIG_MAPS, "b", "{}");

            assertThat(events.said()).isEqualTo(says("ADDED", "b"));
        }
    }

    @Test
    void aWatchEndsWhenItsTimeIsOver() {
        try (Events events = client.watch(url("&timeoutSeconds=1"))) {
            assertThat(events.said()).isEqualTo(says("ADDED", "a"));
            assertThat(events.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void initialEventsEndWithABookmarkThatSaysSo() {
        try (Events events = client.watch(
                url("&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true"))) {
            assertThat(events.said()).isEqualTo(says("ADDED", "a"));
            JsonNode bookmark = events.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("ConfigMap");
            assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isNotEmpty();
            assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
        }
    }

    @Test
    void initialEventsNeedAMatchOfVersions() {
        assertThat(client.get(url("&sendInitialEvents=true")).code()).isEqualTo(422);
    }

    @Test
    void eventsAreRowsOnRequest() {
        String table = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
        try (Events events = client.watch(url("&includeObject=Metadata"), table)) {
            JsonNode event = events.next();
            assertThat(event.at("/object/kind").asText()).isEqualTo("Table");
            assertThat(event.at("/object/rows/0/cells/0").asText()).isEqualTo(workspace.name("a"));
        }
    }

    @Test
    @LabOnly("how long a history is kept is the cluster's own business")
    void aVersionThatIsTooOldIsToldInTheStreamAndAPageInTheAnswer() {
        workspace.create(CONFIG_MAPS, "b", "{}");
        String list = workspace.collection(CONFIG_MAPS) + "?limit=1";
        String rest = client.get(list).text("/metadata/continue");
        String version = now();
        for (int count = 0; count <= 2_000; count++) {
            workspace.merge(CONFIG_MAPS, "a", "data: {x: '" + count + "'}");
        }

        try (Events events = client.watch(url("&resourceVersion=" + version))) {
            JsonNode error = events.next();
            assertThat(error.path("type").asText()).isEqualTo("ERROR");
            assertThat(error.at("/object/kind").asText()).isEqualTo("Status");
            assertThat(error.at("/object/code").asInt()).isEqualTo(410);
            assertThat(error.at("/object/reason").asText()).isEqualTo("Expired");
            assertThat(error.at("/object/message").asText()).startsWith("too old resource version: " + version);
            assertThat(events.next().isMissingNode()).isTrue();
        }
        var page = client.get(list + "&continue=" + rest);
        assertThat(page.code()).isEqualTo(410);
        assertThat(page.text("/reason")).isEqualTo("Expired");
    }
}
