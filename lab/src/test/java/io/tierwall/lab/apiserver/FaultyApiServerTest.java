package io.tierwall.lab.apiserver;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.faults.Fault;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.ApiClient.Events;
import io.tierwall.lab.testing.ApiClient.Reply;
import io.tierwall.lab.testing.SocketEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API server in trouble, as its clients see it. */
final class FaultyApiServerTest {

    private static final LabCluster CLUSTER = LabCluster.start(LabSettings.of("faulty", 7, NetworkKind.SIMULATED));
    private static final String TIERS = "/apis/crd.antrea.io/v1beta1/tiers";
    private static final String WATCH = TIERS + "?watch=1";

    private final ApiClient client = new ApiClient(CLUSTER.kubeconfig());

    @AfterEach
    void clear() {
        CLUSTER.clearFaults();
        // The server may not know yet that a reader is gone: the next test's faults are to strike its own watches.
        set("drop-watches");
        CLUSTER.clearFaults();
        client.close();
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    private static String set(String text) {
        return CLUSTER.setFault(Fault.parse(List.of(text.split(" "))));
    }

    /** Past those that tell of what is there. */
    private Events openWatch() {
        Events events = client.watch(WATCH);
        for (int tier = 0; tier < 6; tier++) {
            assertThat(events.said()).startsWith("ADDED");
        }
        return events;
    }

    @Test
    void latencyIsWaitedFor() {
        set("latency=300ms");
        long start = System.nanoTime();

        assertThat(client.get(TIERS).code()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aRefusalIsAStatusAndSaysWhenToComeAgainOnlyIfToldTo() throws Exception {
        String id = set("status=429 retry-after=3s");
        assertThat(retryAfter()).isEqualTo("429 3");
        CLUSTER.clearFault(id);
        set("status=429");
        assertThat(retryAfter()).isEqualTo("429 never");
        CLUSTER.clearFaults();

        set("status=503 count=1");
        Reply reply = client.get(TIERS);
        assertThat(reply.code()).isEqualTo(503);
        assertThat(reply.text("/reason")).isEqualTo("ServiceUnavailable");
        assertThat(client.get(TIERS).code()).isEqualTo(200);
    }

    @Test
    void aTokenThatHasExpiredIsRefusedWith401() {
        set("status=401 count=1");

        Reply reply = client.get(TIERS);
        assertThat(reply.code()).isEqualTo(401);
        assertThat(reply.text("/reason")).isEqualTo("Unauthorized");
        assertThat(client.get(TIERS).code()).isEqualTo(200);
    }

    @Test
    void aTruncatedAnswerEndsInTheMiddleThoughTheRequestWasCarriedOut() throws Exception {
        set("truncate count=1");
        String tier = "{apiVersion: crd.antrea.io/v1beta1, kind: Tier, metadata: {name: half}, spec: {priority: 78}}";

        HttpResponse<String> response = client.http()
                .send(
                        client.request(TIERS)
                                .header("Content-Type", "application/yaml")
                                .POST(HttpRequest.BodyPublishers.ofString(tier))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("{").doesNotEndWith("}");
        assertThat(client.delete(TIERS + "/half").code()).isEqualTo(200);
    }

    @Test
    void aTruncatedWatchEndsWithABrokenLine() {
        try (Events events = openWatch()) {
            set("truncate");

            assertThatThrownBy(events::next)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void afterARestoreVersionsAreLowerAndUnderstoodSo() {
        long before = version(TIERS);
        set("restore=5");

        assertThat(version(TIERS)).isEqualTo(before - 5);
        try (Events events = client.watch(WATCH + "&resourceVersion=" + version(TIERS))) {
            create("after-restore");
            assertThat(events.next().at("/object/metadata/resourceVersion").asLong())
                    .isLessThan(before);
        }
        try (Events events = client.watch(WATCH + "&resourceVersion=" + (before + 50))) {
            assertThat(events.next().at("/object/code").asInt()).isEqualTo(410);
        }
    }

    @Test
    void afterARestoreAnObjectCanBeReplacedAtTheVersionThatIsShown() {
        set("restore=2");
        Reply shown = client.get(TIERS + "/application");

        assertThat(client.put(TIERS + "/application", shown.body().toString()).code())
                .isEqualTo(200);
    }

    private long version(String list) {
        return Long.parseLong(client.get(list).text("/metadata/resourceVersion"));
    }

    private String retryAfter() throws IOException, InterruptedException {
        HttpResponse<Void> response =
                client.http().send(client.request(TIERS).build(), HttpResponse.BodyHandlers.discarding());
        return response.statusCode() + " "
                + response.headers().firstValue("Retry-After").orElse("never");
    }

    @Test
    void probesAreNotStruck() {
        set("status=500");

        assertThat(client.post("/lab/v1/probes", "{from: c/web, to: a/web}").code())
                .isEqualTo(200);
    }

    @Test
    void aWatchThatIsDroppedBreaksInsteadOfEnding() {
        try (Events events = openWatch()) {
            set("drop-watches count=1");

            assertThatThrownBy(events::next).isInstanceOf(UncheckedIOException.class);
        }
        try (Events events = openWatch()) {
            set("drop-watches resource=pods");
            create("drop-other");
            assertThat(events.said()).isEqualTo("ADDED drop-other");
        }
    }

    @Test
    void newWatchesAreDroppedWhenTheyHaveBegun() {
        set("drop-watches");

        try (Events events = client.watch(WATCH)) {
            assertThatThrownBy(events::next).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aWatchOnAWebSocketIsDroppedWithoutAGoodbye() {
        try (SocketEvents events = openSocket()) {
            set("drop-watches count=1");

            assertThat(events.end()).isEqualTo("broken");
        }
    }

    @Test
    void aWatchOnAWebSocketExpiresWith410AndCloses() {
        try (SocketEvents events = openSocket()) {
            set("expire-watches");

            assertThat(events.next().at("/object/code").asInt()).isEqualTo(410);
            assertThat(events.end()).isEqualTo("closed 1000");
        }
    }

    @Test
    void aHalfOpenWebSocketIsSilentUntilItIsCleared() {
        try (SocketEvents events = openSocket()) {
            events.ping();
            assertThat(events.pong()).isTrue();
            String id = set("half-open");
            assertThat(events.isOver()).isFalse();

            CLUSTER.clearFault(id);

            assertThat(events.end()).isEqualTo("broken");
        }
    }

    private SocketEvents openSocket() {
        SocketEvents events = client.socket(WATCH);
        for (int tier = 0; tier < 6; tier++) {
            assertThat(events.said()).startsWith("ADDED");
        }
        return events;
    }

    @Test
    void watchesExpireWith410() {
        try (Events open = openWatch()) {
            set("expire-watches");
            assertThat(open.next().at("/object/code").asInt()).isEqualTo(410);
            assertThat(open.next().isMissingNode()).isTrue();
        }
        try (Events fresh = client.watch(WATCH)) {
            assertThat(fresh.next().at("/object/reason").asText()).isEqualTo("Expired");
        }
    }

    @Test
    void halfOpenIsSilenceUntilItIsCleared() throws Exception {
        Events events = openWatch();
        String id = set("half-open");
        assertThatThrownBy(() -> client.http()
                        .send(
                                client.request(TIERS)
                                        .timeout(Duration.ofMillis(300))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(HttpTimeoutException.class);
        CompletableFuture<Boolean> broken = CompletableFuture.supplyAsync(() -> breaks(events));
        assertThat(broken).isNotDone();

        CLUSTER.clearFault(id);

        assertEventually(() -> assertThat(broken).isCompletedWithValue(true));
        assertThat(client.get(TIERS).code()).isEqualTo(200);
    }

    /** Says nothing before. */
    private static boolean breaks(Events events) {
        try (events) {
            events.next();
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void anApiServerThatStartsAgainIsTheSameToItsClients() throws Exception {
        String before = CLUSTER.kubeconfig();
        Events events = openWatch();
        CLUSTER.stopApiServer();
        CLUSTER.stopApiServer();
        assertThat(events.next().isMissingNode()).isTrue();
        assertThatThrownBy(() -> client.get(TIERS)).isInstanceOf(UncheckedIOException.class);
        assertThat(CLUSTER.status().apiServer()).isFalse();

        CLUSTER.startApiServer();
        CLUSTER.startApiServer();

        assertThat(client.get(TIERS).code()).isEqualTo(200);
        assertThat(CLUSTER.kubeconfig()).isEqualTo(before);
        openWatch().close();
    }

    private void create(String tier) {
        Reply created = client.post(TIERS, """
                {apiVersion: crd.antrea.io/v1beta1, kind: Tier, metadata: {name: %s}, spec: {priority: 77}}
                """.formatted(tier));
        assertThat(created.code()).as(created.body().toString()).isEqualTo(201);
        assertThat(client.delete(TIERS + "/" + tier).code()).isEqualTo(200);
    }
}
