package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.ApiClient.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WatchTest {

    private static final String TIERS = "/apis/crd.antrea.io/v1beta1/tiers";

    private final TestCluster cluster = TestCluster.start();
    private final ApiClient client = new ApiClient(cluster.server().kubeconfig());

    @BeforeEach
    void oneTier() {
        create("a", "{}");
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private void create(String name, String labels) {
        assertThat(client.post(
                                TIERS,
                                "{apiVersion: crd.antrea.io/v1beta1, kind: Tier, metadata: {name: " + name
                                        + ", labels: " + labels + "}, spec: {priority: 5}}")
                        .code())
                .isEqualTo(201);
    }

    private String now() {
        return client.get(TIERS).text("/metadata/resourceVersion");
    }

    @Test
    void aWatchWithoutVersionBeginsWithWhatIsThere() {
        try (Events events = client.watch(TIERS + "?watch=true")) {
            assertThat(events.said()).isEqualTo("ADDED a");
            create("b", "{}");
            client.merge(TIERS + "/b", "{spec: {description: x}}");
            client.delete(TIERS + "/a");

            assertThat(events.said()).isEqualTo("ADDED b");
            assertThat(events.said()).isEqualTo("MODIFIED b");
            JsonNode deleted = events.next();
            assertThat(deleted.path("type").asText()).isEqualTo("DELETED");
            assertThat(deleted.at("/object/metadata/resourceVersion").asText()).isEqualTo(now());
        }
    }

    @Test
    void aNameIsSelectedByField() {
        create("b", "{}");
        try (Events events = client.watch(TIERS + "?watch=true&timeoutSeconds=1&fieldSelector=metadata.name%3Db")) {
            assertThat(events.said()).isEqualTo("ADDED b");
            assertThat(events.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void aWatchEndsAfterItsTimeWithABookmark() {
        String version = now();
        try (Events events = client.watch(
                TIERS + "?watch=true&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=" + version)) {
            JsonNode bookmark = events.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isEqualTo(version);
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("Tier");
            assertThat(events.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void aVersionThatIsTooOldIsToldInTheStream() {
        String version = now();
        for (int count = 0; count <= TestCluster.HISTORY; count++) {
            int priority = count;
            cluster.objects().update(ResourceTypes.TIERS, new ObjectKey("", "a"), object -> {
                object.withObjectProperty("spec").put("priority", priority);
                return object;
            });
        }

        try (Events events = client.watch(TIERS + "?watch=true&resourceVersion=" + version)) {
            JsonNode error = events.next();
            assertThat(error.path("type").asText()).isEqualTo("ERROR");
            assertThat(error.at("/object/kind").asText()).isEqualTo("Status");
            assertThat(error.at("/object/code").asInt()).isEqualTo(410);
            assertThat(error.at("/object/reason").asText()).isEqualTo("Expired");
            assertThat(events.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void theEndOfTheServerEndsItsWatches() {
        Events events = client.watch(TIERS + "?watch=true");
        assertThat(events.said()).isEqualTo("ADDED a");

        cluster.server().close();

        assertThat(events.next().isMissingNode()).isTrue();
    }
}
