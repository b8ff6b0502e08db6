package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.JsonHttp;
import io.tierwall.cli.JsonHttp.Answer;
import io.tierwall.cli.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Talks to one cluster of a running lab, by its kubeconfig. */
final class LabClient implements AutoCloseable {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int CREATED = 201;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String cluster;
    private final JsonHttp http;

    private LabClient(String cluster, JsonHttp http) {
        this.cluster = cluster;
        this.http = http;
    }

    static LabClient of(DataDirectory data, String cluster) {
        Path file = data.kubeconfig(cluster);
        if (!Files.exists(file)) {
            throw new CommandFailedException("there is no cluster " + cluster + " in " + data.path() + ". It has "
                    + (data.clusters().isEmpty() ? "none" : String.join(", ", data.clusters()))
                    + "; is tierwall up running with this --data?");
        }
        try {
            JsonNode kubeconfig = YAML.readTree(Files.readAllBytes(file));
            JsonNode server = kubeconfig.at("/clusters/0/cluster");
            byte[] certificate = Base64.getDecoder()
                    .decode(server.path("certificate-authority-data").asText());
            String token = kubeconfig.at("/users/0/user/token").asText();
            return new LabClient(
                    cluster,
                    new JsonHttp(
                            URI.create(server.path("server").asText()), Trust.only(certificate), "Bearer " + token));
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    JsonNode get(String path) {
        return send("GET", path, MissingNode.getInstance());
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    /**
     * Makes an object as it is said to be, by server-side apply; takes fields from others.
     *
     * @return whether it is new
     */
    boolean apply(String path, JsonNode object) {
        String query = "?fieldManager=tierwall-lab&force=true&fieldValidation=Strict";
        return send("PATCH", path + query, "application/apply-patch+yaml", object)
                        .status()
                == CREATED;
    }

    private JsonNode send(String method, String path, JsonNode body) {
        return send(method, path, "application/json", body).body();
    }

    private Answer send(String method, String path, String contentType, JsonNode body) {
        try {
            Answer answer = http.send(method, path, contentType, body, TIMEOUT);
            if (!answer.ok()) {
                throw new CommandFailedException(answer.message());
            }
            return answer;
        } catch (IOException e) {
            throw new CommandFailedException(
                    "cluster " + cluster + " does not answer (" + e.getMessage()
                            + "). Is tierwall up running, and its API server (tierwall lab status)?",
                    e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
