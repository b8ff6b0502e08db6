package io.tierwall.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.cli.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Requests to one server over HTTPS/1.1 with keep-alive, by the JDK's client, and no more: bodies are bytes, answers
 * are not looked at unless somebody asks. Thread-safe.
 */
public final class ApiClient implements AutoCloseable {

    public static final String JSON_TYPE = "application/json";
    public static final String APPLY_TYPE = "application/apply-patch+yaml";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String authorization;
    private final HttpClient http;

    /** @param certificate what the server shows, as PEM */
    public ApiClient(URI server, byte[] certificate, String authorization) {
        this.server = server;
        this.authorization = authorization;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Trust.only(certificate))
                .build();
    }

    /** A client for the cluster of a kubeconfig that holds everything itself, as those of the lab do. */
    public static ApiClient of(String kubeconfig) {
        try {
            JsonNode tree = new YAMLMapper().readTree(kubeconfig);
            JsonNode cluster = tree.at("/clusters/0/cluster");
            return new ApiClient(
                    URI.create(cluster.path("server").asText()),
                    Base64.getDecoder()
                            .decode(cluster.path("certificate-authority-data").asText()),
                    "Bearer " + tree.at("/users/0/user/token").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a kubeconfig", e);
        }
    }

    public byte[] get(String path) throws IOException, InterruptedException {
        return checked(request(path).build());
    }

    public JsonNode getJson(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    /** Sends a body, and returns that of the answer. */
    public byte[] send(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
        return checked(request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .build());
    }

    public void delete(String path) throws IOException, InterruptedException {
        checked(request(path).DELETE().build());
    }

    /** A stream that goes on, such as that of a watch. */
    InputStream open(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", authorization)
                .build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("GET " + path + " is answered with " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private byte[] checked(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " is answered with "
                    + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
