package io.tierwall.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.JsonHttp;
import io.tierwall.cli.JsonHttp.Answer;
import io.tierwall.cli.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Talks to the manager by its public API, as its administrator. */
final class ManagerClient implements AutoCloseable {

    static final String USER = "admin";

    private static final String PASSWORD_VARIABLE = "TIERWALL_ADMIN_PASSWORD";
    private static final int NOT_FOUND = 404;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final JsonHttp http;

    private ManagerClient(JsonHttp http) {
        this.http = http;
    }

    /** A client for the manager that shows the certificate in this directory. */
    static ManagerClient of(DataDirectory data, int port) throws IOException {
        String credentials = USER + ":" + password(data);
        return new ManagerClient(new JsonHttp(
                URI.create("https://localhost:" + port),
                Trust.only(Files.readAllBytes(data.certificate())),
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))));
    }

    /** The administrator's password: what the person said, or what the manager made up. */
    static String password(DataDirectory data) throws IOException {
        String given = System.getenv(PASSWORD_VARIABLE);
        return given == null || given.isEmpty()
                ? Files.readString(data.adminPassword()).strip()
                : given;
    }

    boolean isReady() {
        try {
            Answer answer = http.send("GET", "/api/v1/reverse-proxy/node/health", MissingNode.getInstance(), TIMEOUT);
            return answer.ok() && answer.body().path("healthy").asBoolean();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Makes a cluster known to the manager. One that is known already gets its new access. */
    void register(String cluster, String kubeconfig) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("kubeconfig", kubeconfig);
        Answer answer = send("PUT", "/tierwall/api/v1/clusters/" + cluster, body);
        if (!answer.ok()) {
            throw new CommandFailedException("the manager refuses cluster " + cluster + ": " + answer.message());
        }
    }

    /**
     * Makes the manager forget a cluster; one that it does not know is as good as forgotten.
     *
     * @param cascade whether it is taken out of the span of policies
     */
    void deregister(String cluster, boolean cascade) {
        Answer answer = send(
                "DELETE", "/tierwall/api/v1/clusters/" + cluster + "?cascade=" + cascade, MissingNode.getInstance());
        if (!answer.ok() && answer.status() != NOT_FOUND) {
            throw new CommandFailedException("the manager keeps cluster " + cluster + ": " + answer.message());
        }
    }

    /** The clusters that are registered, and how they are connected, such as {@code CONNECTED}. */
    Map<String, String> clusters() {
        Answer answer = send("GET", "/tierwall/api/v1/clusters", MissingNode.getInstance());
        Map<String, String> clusters = new TreeMap<>();
        for (JsonNode cluster : answer.body().path("results")) {
            clusters.put(cluster.path("id").asText(), cluster.path("connection").asText());
        }
        return clusters;
    }

    private Answer send(String method, String path, JsonNode body) {
        try {
            return http.send(method, path, body, TIMEOUT);
        } catch (IOException e) {
            throw new CommandFailedException("the manager does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
