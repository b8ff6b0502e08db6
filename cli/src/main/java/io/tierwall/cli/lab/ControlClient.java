package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** Talks to the control endpoint of a running lab. */
final class ControlClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9][-.A-Za-z0-9]*)*");
    private static final String CLUSTERS = "/lab/v1/clusters";

    /** Starting a cluster takes a second or two; its pods may take longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final DataDirectory data;
    private final JsonHttp http;

    private ControlClient(DataDirectory data, JsonHttp http) {
        this.data = data;
        this.http = http;
    }

    /** Whether a lab says that it runs there. */
    static boolean isThere(DataDirectory data) {
        return Files.exists(data.control());
    }

    static ControlClient of(DataDirectory data) {
        Path file = data.control();
        if (!isThere(data)) {
            throw notRunning(data);
        }
        try {
            JsonNode access = JSON.readTree(Files.readAllBytes(file));
            byte[] certificate = access.path("certificate").asText().getBytes(StandardCharsets.UTF_8);
            return new ControlClient(
                    data,
                    new JsonHttp(
                            URI.create(access.path("address").asText()),
                            Trust.only(certificate),
                            "Bearer " + access.path("token").asText()));
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static CommandFailedException notRunning(DataDirectory data) {
        return new CommandFailedException(
                "no lab runs in " + data.path() + ". Start one: tierwall up; or say where it runs with --data");
    }

    JsonNode clusters() {
        return send("GET", "", MissingNode.getInstance()).path("clusters");
    }

    JsonNode cluster(String name) {
        return send("GET", "/" + name, MissingNode.getInstance());
    }

    /** @param path below that of the clusters */
    JsonNode send(String method, String path, JsonNode body) {
        if (!PATH.matcher(path).matches()) {
            throw new CommandFailedException("names have letters, digits, dashes and dots only, not as in " + path);
        }
        try {
            Answer answer = http.send(method, CLUSTERS + path, body, TIMEOUT);
            if (!answer.ok()) {
                throw new CommandFailedException(answer.message());
            }
            return answer.body();
        } catch (IOException e) {
            // A lab that was killed leaves its file behind.
            throw new CommandFailedException(
                    String.valueOf(notRunning(data).getMessage()) + " (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
