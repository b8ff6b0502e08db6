package io.tierwall.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.Credentials;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.JsonHttp;
import io.tierwall.cli.JsonHttp.Answer;
import io.tierwall.cli.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Talks to the manager by its public API, as its administrator. */
public final class ManagerClient implements AutoCloseable {

    /** The administrator. */
    public static final String USER = "admin";

    private static final int NOT_FOUND = 404;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JsonHttp http;

    private ManagerClient(JsonHttp http) {
        this.http = http;
    }

    /**
     * Waits until the manager answers.
     *
     * @throws CommandFailedException when it ends or takes too long
     */
    public static ManagerClient awaitAnswer(ManagerProcess process, DataDirectory data, int port)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            process.checkAlive();
            ManagerClient client = clientOrNull(data, port);
            if (client != null && client.answers()) {
                return client;
            }
            if (client != null) {
                client.close();
            }
            Thread.sleep(PAUSE);
        }
        throw new CommandFailedException(
                "the manager does not answer after " + PATIENCE.toSeconds() + " s; see " + data.log("manager"));
    }

    /** Nothing while the manager has not yet written its certificate and password. */
    private static @Nullable ManagerClient clientOrNull(DataDirectory data, int port) {
        if (!Files.exists(data.certificate())) {
            return null;
        }
        try {
            return ManagerClient.of(data, port);
        } catch (IOException | CommandFailedException notYet) {
            return null;
        }
    }

    /** A client for the manager that shows the certificate in this directory. */
    static ManagerClient of(DataDirectory data, int port) throws IOException {
        return new ManagerClient(new JsonHttp(
                URI.create("https://localhost:" + port),
                Trust.only(Files.readAllBytes(data.certificate())),
                Credentials.basic(USER, Credentials.password(data))));
    }

    /** Whether it answers, be it healthy already or not. */
    boolean answers() {
        try {
            Answer answer = http.send("GET", "/api/v1/reverse-proxy/node/health", MissingNode.getInstance(), TIMEOUT);
            return answer.ok() && answer.body().has("healthy");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Makes a cluster known to the manager. One that is known already gets its new access. */
    public void register(String cluster, String kubeconfig) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("kubeconfig", kubeconfig);
        // The lab is known to be good, even where this machine is too busy to answer the check in time.
        Answer answer = send("PUT", "/tierwall/api/v1/clusters/" + cluster + "?force=true", body);
        if (!answer.ok()) {
            throw new CommandFailedException("the manager refuses cluster " + cluster + ": " + answer.message());
        }
    }

    /**
     * Makes the manager forget a cluster; one that it does not know is as good as forgotten.
     *
     * @param cascade whether it is taken out of the span of policies
     */
    public void deregister(String cluster, boolean cascade) {
        Answer answer = send(
                "DELETE", "/tierwall/api/v1/clusters/" + cluster + "?cascade=" + cascade, MissingNode.getInstance());
        if (!answer.ok() && answer.status() != NOT_FOUND) {
            throw new CommandFailedException("the manager keeps cluster " + cluster + ": " + answer.message());
        }
    }

    /** The clusters that are registered, and how they are connected, such as {@code CONNECTED}. */
    public Map<String, String> clusters() {
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
