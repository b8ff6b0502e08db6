package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.TestManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terraform's provider for NSX, below its resources: it connects, repeats what may succeed a second time, and reads
 * answers as strictly as the runtime that it is built on.
 */
final class Terraform {

    static final String INFRA = "/policy/api/v1/infra";
    static final String DOMAIN = INFRA + "/domains/default";

    private static final Set<Integer> REPEATED = Set.of(400, 409, 429, 500, 503, 504);
    private static final int REPETITIONS = 4;
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=(.+?);");

    private final Client client;
    private int requests;

    private Terraform(Client client) {
        this.client = client;
    }

    /** With {@code session_auth}, which is the default: a session and a password with each request. */
    static Terraform inASession(Client client) {
        Answer login = client.anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("User-Agent", "terraform-provider-nsxt")
                .post(
                        "/api/session/create",
                        "j_username=admin&j_password="
                                + URLEncoder.encode(TestManager.PASSWORD, StandardCharsets.UTF_8));
        Matcher cookie = SESSION.matcher(login.headers().allValues("Set-Cookie").getFirst());
        assertThat(cookie.find()).as("a session").isTrue();
        String token = login.headers().firstValue("X-XSRF-TOKEN").orElseThrow();
        return connected(client.with("Cookie", "JSESSIONID=" + cookie.group(1)).with("X-XSRF-TOKEN", token));
    }

    /** Without it: a password with each request, and no more. */
    static Terraform withAPassword(Client client) {
        return connected(client);
    }

    /** Whoever asks for networks of 9.1 here gets none, so the version has to be an earlier one. */
    private static Terraform connected(Client client) {
        Terraform terraform = new Terraform(client);
        JsonNode version = terraform.request("GET", "/api/v1/node/version", "").json();
        assertThat(version.path("node_version").isTextual()).isTrue();
        String[] numbers = version.path("product_version").asText().split("\\.", -1);
        boolean asksForSpans = Integer.parseInt(numbers[0]) > 9
                || (Integer.parseInt(numbers[0]) == 9 && Integer.parseInt(numbers[1]) >= 1);
        assertThat(asksForSpans).isFalse();
        return terraform;
    }

    int requests() {
        return requests;
    }

    /** What the provider gets to see after it has repeated what it repeats. */
    Answer request(String method, String path, String body) {
        Answer answer = once(method, path, body);
        for (int i = 0; i < REPETITIONS && REPEATED.contains(answer.status()); i++) {
            answer = once(method, path, body);
        }
        return answer;
    }

    private Answer once(String method, String path, String body) {
        requests++;
        Answer answer = client.send(method, path, body);
        Optional<String> type = answer.headers().firstValue("Content-Type");
        type.ifPresent(said -> assertThat(said).contains("application/json"));
        if (answer.status() >= 300 && !answer.text().isEmpty()) {
            assertThat(answer.json().isObject()).as("or the runtime panics").isTrue();
            assertThat(answer.json().path("error_code").isIntegralNumber()).isTrue();
        }
        return answer;
    }

    private Answer done(String method, String path, String body) {
        Answer answer = request(method, path, body);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.text())
                .isEqualTo(200);
        return answer;
    }

    JsonNode read(String path) {
        JsonNode object = done("GET", path, "").json();
        assertThat(object.has("error_code")).isFalse();
        return object;
    }

    /** What each resource does first when its id is given: it must not exist. */
    void requireAbsent(String path) {
        assertThat(request("GET", path, "").status()).isEqualTo(404);
    }

    boolean exists(String path) {
        int status = request("GET", path, "").status();
        assertThat(status).isIn(200, 404);
        return status == 200;
    }

    void patch(String path, String body) {
        assertThat(done("PATCH", path, body).text()).isEmpty();
    }

    JsonNode put(String path, String body) {
        return done("PUT", path, body).json();
    }

    /** A tree, as policies with their rules are written. */
    void patchTree(String children) {
        patch(INFRA + "?enforce_revision_check=false", """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[%s]}]}""".formatted(children));
    }

    /** What is gone already is deleted, too. */
    void delete(String path) {
        assertThat(request("DELETE", path, "").status()).isIn(200, 404);
    }

    /** Pages of a list by the number of all results, as resources read them. */
    List<JsonNode> listByCount(String path) {
        List<JsonNode> results = new ArrayList<>();
        JsonNode page = read(path);
        page.path("results").forEach(results::add);
        int count = page.path("result_count").intValue();
        while (results.size() < count) {
            page = read(path + (path.contains("?") ? "&" : "?") + "cursor="
                    + page.path("cursor").asText());
            page.path("results").forEach(results::add);
        }
        return results;
    }

    /** Pages of a list until there is no cursor, as some data sources read them: for ever, if there always is one. */
    List<JsonNode> listByCursor(String path) {
        List<JsonNode> results = new ArrayList<>();
        JsonNode page = read(path);
        page.path("results").forEach(results::add);
        for (int i = 0; page.hasNonNull("cursor") && i < 1_000; i++) {
            page = read(path + (path.contains("?") ? "&" : "?") + "cursor="
                    + page.path("cursor").asText());
            page.path("results").forEach(results::add);
        }
        assertThat(page.hasNonNull("cursor")).isFalse();
        return results;
    }
}
