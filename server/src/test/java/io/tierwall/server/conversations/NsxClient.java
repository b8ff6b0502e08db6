package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.TestManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A client as those of NSX are: it logs in, repeats what it takes for passing, and is strict about the form of every
 * answer.
 */
final class NsxClient {

    /** How it shows who it is. */
    enum Style {
        /** The password with each request. */
        BASIC,
        /** A session, and the password as well: Terraform's provider. */
        SESSION_AND_BASIC,
        /** A session, which is made anew when it has ended: NSX's operator. */
        SESSION
    }

    private static final Set<Integer> PASSING = Set.of(400, 409, 429, 500, 503, 504);
    private static final int RETRIES = 4;
    private static final int BAD_SESSION = 98;
    private static final String USER = "admin";

    private final Client anonymous;
    private final Style style;
    private Client client;

    private NsxClient(Client anonymous, Style style) {
        this.anonymous = anonymous;
        this.style = style;
        this.client = anonymous;
    }

    /** Logs in, and asks for the version, as Terraform's provider does first of all. */
    static NsxClient connect(Client anonymous, Style style) {
        NsxClient connected = new NsxClient(anonymous, style);
        connected.logIn();
        JsonNode version = connected.read("/api/v1/node/version");
        assertThat(version.path("node_version").asText()).matches("9\\.0\\.[0-9.]+");
        assertThat(version.path("product_version").asText()).matches("9\\.0\\.[0-9.]+");
        return connected;
    }

    private void logIn() {
        Client withPassword = anonymous.with("Authorization", Client.basic(USER, TestManager.PASSWORD));
        client = switch (style) {
            case BASIC -> withPassword;
            case SESSION_AND_BASIC -> inSession(withPassword);
            case SESSION -> inSession(anonymous);
        };
    }

    private Client inSession(Client base) {
        Answer login = anonymous
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("User-Agent", "terraform-provider-nsxt")
                .post(
                        "/api/session/create",
                        "j_username=" + USER + "&j_password="
                                + URLEncoder.encode(TestManager.PASSWORD, StandardCharsets.UTF_8));
        String cookie = login.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).matches("JSESSIONID=[^;]+;.*");
        return base.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-XSRF-TOKEN", login.headers().firstValue("x-xsrf-token").orElseThrow());
    }

    /** Ends the session without knowing of it. */
    void loseSession() {
        assertThat(client.post("/api/session/destroy", "").status()).isEqualTo(200);
    }

    /** Sends a request, again while it fails in a way that may pass. */
    Answer send(String method, String path, String body) {
        Answer answer = once(method, path, body);
        if (answer.status() == 403 && style == Style.SESSION && answer.errorCode() == BAD_SESSION) {
            logIn();
            answer = once(method, path, body);
        }
        for (int i = 0; i < RETRIES && PASSING.contains(answer.status()); i++) {
            Answer again = once(method, path, body);
            assertThat(again.text()).isEqualTo(answer.text());
            answer = again;
        }
        return answer;
    }

    private Answer once(String method, String path, String body) {
        Answer answer = client.send(method, path, body);
        String said = method + " " + path + " → " + answer.status() + " " + answer.text();
        answer.headers()
                .firstValue("content-type")
                .ifPresent(type -> assertThat(type).as(said).contains("application/json"));
        if (!answer.text().isEmpty()) {
            JsonNode json = answer.json();
            assertThat(json.isObject()).as(said).isTrue();
            assertThat(json.has("error_code")).as(said).isEqualTo(answer.status() >= 400);
            assertThat(json.path("error_code").isTextual()).as(said).isFalse();
        }
        return answer;
    }

    /** What is there, which has to be. */
    JsonNode read(String path) {
        Answer answer = send("GET", path, "");
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    void isMissing(String path) {
        assertThat(send("GET", path, "").status()).isEqualTo(404);
    }

    /** A PATCH that succeeds; it is repeated as if the first answer had been lost. */
    void patch(String path, String body) {
        isDone(send("PATCH", path, body));
        isDone(send("PATCH", path, body));
    }

    /** A PUT that succeeds. */
    JsonNode put(String path, String body) {
        Answer answer = send("PUT", path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** A DELETE that succeeds; repeated, it finds nothing. */
    void delete(String path) {
        isDone(send("DELETE", path, ""));
        assertThat(send("DELETE", path, "").status()).isEqualTo(404);
    }

    /** Some clients take 200 only, and none a type without a body. */
    private static void isDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.headers().firstValue("content-type")).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).contains("0");
    }
}
