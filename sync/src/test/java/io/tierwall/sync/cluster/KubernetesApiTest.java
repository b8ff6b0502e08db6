package io.tierwall.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.tierwall.sync.cluster.ClusterApi.Event;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked on the wire, and what is made of answers, good and bad. */
final class KubernetesApiTest {

    private static final ObjectKey TIER = ObjectKey.tier("t");
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private ClusterApi api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withAutoConfigure(false)
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withOauthToken("token")
                .withRequestRetryBackoffLimit(0)
                .withHttp2Disable(true)
                .build();
        api = KubernetesApi.open("test", config, TIMEOUT, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        released.countDown();
        api.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void writesSayWhoWritesAndWhatIsMeant() throws ClusterException, InterruptedException {
        answer(200, "{\"metadata\": {\"name\": \"t\", \"resourceVersion\": \"7\"}}");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("kind", "Tier");
        assertThat(api.apply(TIER, body).resourceVersion()).isEqualTo("7");
        api.create(TIER, body);
        api.replace(TIER, body);
        api.delete(TIER, "uid-1");
        assertThat(requests)
                .containsExactly(
                        "PATCH /apis/crd.antrea.io/v1beta1/tiers/t?fieldManager=tierwall&force=true"
                                + " application/apply-patch+yaml {\"kind\":\"Tier\"}",
                        "POST /apis/crd.antrea.io/v1beta1/tiers?fieldManager=tierwall"
                                + " application/json {\"kind\":\"Tier\"}",
                        "PUT /apis/crd.antrea.io/v1beta1/tiers/t?fieldManager=tierwall"
                                + " application/json {\"kind\":\"Tier\"}",
                        "DELETE /apis/crd.antrea.io/v1beta1/tiers/t application/json"
                                + " {\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\","
                                + "\"propagationPolicy\":\"Background\",\"preconditions\":{\"uid\":\"uid-1\"}}");
    }

    @Test
    void aBusyServerSaysWhenToComeBack() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3");
            reply(exchange, 429, "{\"message\": \"too many requests\"}");
        });
        ClusterException failure = failure(() -> api.list(ObjectKind.TIER));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failure.message()).isEqualTo("too many requests");
    }

    @Test
    void eachRefusalHasItsKind() {
        assertThat(kindOf(400)).isEqualTo(Kind.REFUSED);
        assertThat(kindOf(401)).isEqualTo(Kind.REFUSED);
        assertThat(kindOf(403)).isEqualTo(Kind.REFUSED);
        assertThat(kindOf(404)).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(409)).isEqualTo(Kind.CONFLICT);
        assertThat(kindOf(410)).isEqualTo(Kind.EXPIRED);
        assertThat(kindOf(422)).isEqualTo(Kind.REFUSED);
        assertThat(kindOf(500)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kindOf(503)).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"metadata\": {\"resourceVersion\": \"7\"}, \"items\": [{\"meta", "<html>", ""})
    void halfAnAnswerIsNone(String half) {
        answer(200, half);
        assertThat(failure(() -> api.list(ObjectKind.TIER)))
                .hasMessage("what it sent is no JSON, or not all of it")
                .extracting(ClusterException::kind)
                .isEqualTo(Kind.NO_ANSWER);
        assertThat(failure(() -> api.create(TIER, JsonNodeFactory.instance.objectNode()))
                        .kind())
                .isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void whatIsNoListIsNotTakenForAnEmptyOne() {
        answer(200, "{}");
        assertThat(failure(() -> api.list(ObjectKind.TIER)).kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure(() -> api.version(ObjectKind.TIER)).kind()).isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void theVersionOfAKindIsAskedForWithoutItsObjects() throws ClusterException, InterruptedException {
        answer(200, "{\"metadata\": {\"resourceVersion\": \"7\"}, \"items\": []}");
        assertThat(api.version(ObjectKind.TIER)).isEqualTo("7");
        assertThat(requests).singleElement().asString().contains("/tiers?limit=1 ");
    }

    @Test
    void aBrokenLineOfAWatchBreaksIt() {
        server.createContext("/", exchange -> reply(exchange, 200, "{\"type\":\"ADDED\",\"obj\n"));
        assertThat(watchFailure(ObjectKind.TIER).kind()).isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void aServerThatWantsToBeLeftAloneForHoursIsAskedAgainAfterMinutes() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            reply(exchange, 503, "{}");
        });
        assertThat(failure(() -> api.ping()).retryAfter()).contains(Duration.ofMinutes(5));
    }

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() {
        server.createContext("/", _ -> hold());
        assertThat(failure(() -> api.list(ObjectKind.TIER)))
                .hasMessage("no answer within 500 ms")
                .extracting(ClusterException::kind)
                .isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void aServerThatIsNotThereIsNoAnswer() {
        server.stop(0);
        assertThat(failure(() -> api.ping()))
                .hasMessageStartingWith("no connection")
                .extracting(ClusterException::kind)
                .isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void aRedirectIsNotFollowed() {
        CountDownLatch followed = new CountDownLatch(1);
        server.createContext("/elsewhere", exchange -> {
            followed.countDown();
            reply(exchange, 200, "{}");
        });
        server.createContext("/apis", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            reply(exchange, 302, "");
        });
        assertThat(failure(() -> api.ping()).kind()).isEqualTo(Kind.REFUSED);
        assertThat(followed.getCount()).isEqualTo(1);
    }

    @Test
    void aClusterWithoutAntreaIsSaidToHaveNone() {
        answer(404, "404 page not found");
        assertThat(failure(() -> api.ping())).hasMessageContaining("is Antrea installed?");
    }

    @Test
    void aWatchTellsWhatHappensWhereverTheLinesAreCut() throws ClusterException, InterruptedException {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                String lines = event("ADDED", "5") + event("BOOKMARK", "8") + event("DELETED", "9");
                for (byte[] piece :
                        List.of(lines.substring(0, 40), lines.substring(40, 130), lines.substring(130)).stream()
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                .toList()) {
                    out.write(piece);
                    out.flush();
                }
            }
        });
        List<String> events = new ArrayList<>();
        api.watch(
                ObjectKind.TIER,
                "4",
                Duration.ofSeconds(5),
                () -> events.add("opened"),
                event -> events.add(
                        switch (event) {
                            case Event.Present present -> "present " + present.object();
                            case Event.Gone gone -> "gone " + gone.object();
                            case Event.Progress progress -> "progress " + progress.resourceVersion();
                        }));
        assertThat(events).containsExactly("opened", "present Tier/t@5", "progress 8", "gone Tier/t@9");
    }

    @Test
    void aWatchFromAForgottenVersionIsExpiredHoweverItIsSaid() {
        server.createContext(
                "/apis/crd.antrea.io/v1beta1/tiers",
                exchange -> reply(
                        exchange, 200, "{\"type\":\"ERROR\",\"object\":{\"code\":410,\"message\":\"too old\"}}\n"));
        server.createContext(
                "/apis/crd.antrea.io/v1beta1/clustergroups",
                exchange -> reply(exchange, 410, "{\"code\":410,\"message\":\"too old\"}"));
        assertThat(watchFailure(ObjectKind.TIER).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(watchFailure(ObjectKind.CLUSTER_GROUP).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(watchFailure(ObjectKind.CLUSTER_GROUP)).hasMessage("too old");
    }

    @Test
    void aWatchThatStaysSilentLongAfterItsEndIsGivenUp() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            hold();
        });
        assertThat(watchFailure(ObjectKind.TIER))
                .hasMessage("a watch did not end when it should have")
                .extracting(ClusterException::kind)
                .isEqualTo(Kind.NO_ANSWER);
    }

    private ClusterException watchFailure(ObjectKind kind) {
        return failure(() -> api.watch(kind, "4", Duration.ofMillis(500), () -> {}, _ -> {}));
    }

    private Kind kindOf(int code) {
        String path = "/apis/crd.antrea.io/v1beta1/tiers";
        server.createContext(path, exchange -> reply(exchange, code, "not JSON"));
        Kind kind = failure(() -> api.list(ObjectKind.TIER)).kind();
        server.removeContext(path);
        return kind;
    }

    /** A call that is expected to fail. */
    @FunctionalInterface
    private interface Call {
        void run() throws ClusterException, InterruptedException;
    }

    private static ClusterException failure(Call call) {
        return catchThrowableOfType(ClusterException.class, call::run);
    }

    private static String event(String type, String version) {
        return "{\"type\":\"" + type + "\",\"object\":{\"kind\":\"Tier\",\"metadata\":{\"name\":\"t\",\"uid\":\"u\","
                + "\"resourceVersion\":\"" + version + "\"}}}\n";
    }

    private void answer(int code, String body) {
        server.createContext("/", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + sent);
            reply(exchange, code, body);
        });
    }

    private static void reply(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void hold() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
