package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.testing.ApiClient;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, and that everybody gets an answer in the words of Kubernetes, whatever they send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {

    private static final String TIERS = "/apis/crd.antrea.io/v1beta1/tiers";

    private final TestCluster cluster = TestCluster.start();
    private final ApiClient client = new ApiClient(cluster.server().kubeconfig());

    @BeforeAll
    void oneTier() {
        client.post(TIERS, "{apiVersion: crd.antrea.io/v1beta1, kind: Tier, metadata: {name: t}, spec: {priority: 5}}");
    }

    @AfterAll
    void close() {
        client.close();
        cluster.close();
    }

    private static void assertStatus(ApiClient.Reply reply, int code, String reason) {
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.text("/kind")).isEqualTo("Status");
        assertThat(reply.text("/status")).isEqualTo("Failure");
        assertThat(reply.text("/reason")).isEqualTo(reason);
        assertThat(reply.body().path("code").asInt()).isEqualTo(code);
    }

    private HttpRequest.Builder stranger(String path) {
        return HttpRequest.newBuilder(cluster.server().address().resolve(path));
    }

    @Test
    void withoutTheTokenNobodyComesIn() {
        assertStatus(client.send(stranger(TIERS).build()), 401, "Unauthorized");
        assertStatus(
                client.send(
                        stranger(TIERS).header("Authorization", "Bearer wrong").build()),
                401,
                "Unauthorized");
        assertStatus(
                client.send(
                        stranger(TIERS).header("Authorization", "Basic YTpi").build()),
                401,
                "Unauthorized");
        assertStatus(client.send(stranger("/lab/v1/probes").build()), 401, "Unauthorized");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nope, 404, NotFound",
        "GET, /apis/crd.antrea.io/v1beta1/nope, 404, NotFound",
        "GET, /apis/crd.antrea.io/v1/tiers, 404, NotFound",
        "GET, /apis/crd.antrea.io/v1beta1/tiers/nope, 404, NotFound",
        "GET, /apis/crd.antrea.io/v1beta1/tiers/t/status, 404, NotFound",
        "GET, /apis/crd.antrea.io/v1beta1/tiers/t/status/x, 404, NotFound",
        "GET, /apis/crd.antrea.io/v1beta1/namespaces/default/tiers, 404, NotFound",
        "GET, /api/v1/pods/x, 404, NotFound",
        "GET, /api/v1//pods, 400, BadRequest",
        "POST, /api/v1/pods, 405, MethodNotAllowed",
        "POST, /apis/crd.antrea.io/v1beta1/tiers/t, 405, MethodNotAllowed",
        "PUT, /apis/crd.antrea.io/v1beta1/tiers, 405, MethodNotAllowed",
        "OPTIONS, /apis/crd.antrea.io/v1beta1/tiers, 405, MethodNotAllowed",
        "POST, /apis, 405, MethodNotAllowed",
        "DELETE, /apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats/web, 405, MethodNotAllowed",
        "GET, /apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats?watch=1, 405, MethodNotAllowed",
        "GET, /apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats/nope, 404, NotFound",
        "GET, /lab/v1/probes, 405, MethodNotAllowed",
        "GET, /apis/crd.antrea.io/v1beta1/tiers?labelSelector=a%20b, 400, BadRequest",
        "GET, /apis/crd.antrea.io/v1beta1/tiers?limit=x, 400, BadRequest",
        "GET, /apis/crd.antrea.io/v1beta1/tiers?continue=x, 400, BadRequest",
        "GET, /apis/crd.antrea.io/v1beta1/tiers?watch=maybe, 400, BadRequest",
        "POST, /apis/crd.antrea.io/v1beta1/tiers?dryRun=Some, 400, BadRequest",
        "POST, /apis/crd.antrea.io/v1beta1/tiers, 400, BadRequest",
        "GET, /lab/v1/fault, 500, InternalError",
    })
    void whatCannotBeAnsweredIsRefusedWithAStatus(String method, String path, int code, String reason) {
        String body = method.equals("POST") && path.startsWith("/apis/crd") ? "{" : "";
        assertStatus(
                client.send(client.request(path)
                        .method(method, BodyPublishers.ofString(body))
                        .build()),
                code,
                reason);
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() {
        assertStatus(client.send("POST", TIERS, "text/plain", "{}"), 415, "UnsupportedMediaType");
        assertStatus(client.send("PATCH", TIERS + "/t", "application/json", "{}"), 415, "UnsupportedMediaType");
        assertStatus(
                client.send("PATCH", TIERS + "/t", "application/strategic-merge-patch+json", "{}"),
                415,
                "UnsupportedMediaType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "a: b: c",
                "- 1",
                "\\u0000",
                "%x",
                "a: &x [*x]",
                "!!java.net.URL [x]",
                "? {",
                "'",
                "\t",
                "a: |\n\tb",
                "@",
                "*y"
            })
    void aConfigurationThatCannotBeReadIsABadRequest(String yaml) {
        assertStatus(
                client.send(client.request(TIERS + "/t?fieldManager=m")
                        .header("Content-Type", "application/apply-patch+yaml")
                        .method("PATCH", BodyPublishers.ofString(yaml))
                        .build()),
                400,
                "BadRequest");
    }

    @Test
    void aBodyThatIsNoTextIsABadRequest() {
        byte[] noText = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
        for (String type : List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf")) {
            assertStatus(
                    client.send(client.request(TIERS)
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofByteArray(noText))
                            .build()),
                    400,
                    "BadRequest");
        }
        String deep = "[".repeat(5_000);
        assertStatus(
                client.send(client.request(TIERS)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(deep))
                        .build()),
                400,
                "BadRequest");
    }

    @Test
    void aBodyOfMoreThan3MebibytesIsRefused() {
        String large = "{\"metadata\":{\"annotations\":{\"a\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}}}";

        assertStatus(
                client.send(client.request(TIERS)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(large))
                        .build()),
                413,
                "RequestEntityTooLarge");
    }

    @Test
    void aClientThatTakesNoJsonGetsNothing() {
        assertStatus(
                client.send(client.request(TIERS).header("Accept", "text/html").build()), 406, "NotAcceptable");
    }

    @Test
    void evenWhatIsNoRequestIsAnsweredWithAStatus() throws Exception {
        assertThat(answerTo("NONSENSE\r\n\r\n")).contains("400").contains("\"kind\":\"Status\"");
        assertThat(answerTo("GET /a%2fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("\"kind\":\"Status\"")
                .doesNotContain("<html");
        assertThat(answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"))
                .contains("431")
                .contains("\"kind\":\"Status\"");
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = trustingAll()
                .getSocketFactory()
                .createSocket("127.0.0.1", cluster.server().address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLContext trustingAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustEverybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException mistake) {
            throw new AssertionError(mistake);
        }
    }

    /** For requests that a client of HTTP does not send. */
    private static final class TrustEverybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void probesAndDiscoveryAnswer() {
        assertThat(client.get("/readyz").body().asText()).isEqualTo("ok");
        assertThat(client.get("/version").text("/minor")).isEqualTo("32");
        assertThat(client.get("/api").text("/versions/0")).isEqualTo("v1");
        assertThat(client.get("/apis").body().path("groups").findValuesAsText("name"))
                .containsExactly(
                        "apps",
                        "coordination.k8s.io",
                        "networking.k8s.io",
                        "rbac.authorization.k8s.io",
                        "crd.antrea.io",
                        "authentication.k8s.io",
                        "authorization.k8s.io",
                        "stats.antrea.io");
        assertThat(client.get("/apis/crd.antrea.io/v1beta1")
                        .body()
                        .path("resources")
                        .findValuesAsText("name"))
                .contains("clusternetworkpolicies", "clusternetworkpolicies/status", "tiers")
                .doesNotContain("tiers/status");
        assertThat(client.get("/openapi/v3")
                        .body()
                        .at("/paths/apis~1crd.antrea.io~1v1beta1/serverRelativeURL")
                        .asText())
                .isEqualTo("/openapi/v3/apis/crd.antrea.io/v1beta1");
    }

    @Test
    void anExtensionAnswersBehindTheSameToken() {
        ApiClient.Reply reply = client.post("/lab/v1/probes", "{from: a}");

        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.text("/path")).isEqualTo("/lab/v1/probes");
        assertThat(reply.text("/body/from")).isEqualTo("a");
    }

    @Test
    void computedKindsAreReadAndShownAsTables() {
        String path = "/apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats";

        assertThat(client.get(path).text("/items/0/kind")).isEqualTo("AntreaClusterNetworkPolicyStats");
        assertThat(client.get(path + "/web").body().at("/trafficStats/sessions").asInt())
                .isEqualTo(3);
        assertThat(client.table(path).text("/rows/0/cells/0")).isEqualTo("web");
    }

    @Test
    void theTokenIsLongAndFitForAHeader() {
        assertThat(ApiClient.yaml(cluster.server().kubeconfig())
                        .at("/users/0/user/token")
                        .asText())
                .matches("[A-Za-z0-9_-]{43}");
    }
}
