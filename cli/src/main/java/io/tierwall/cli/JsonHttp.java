package io.tierwall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** JSON requests to one server, with its certificate and one Authorization header. Thread-safe. */
public final class JsonHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String authorization;
    private final HttpClient client;

    public JsonHttp(URI server, SSLContext trust, String authorization) {
        this.server = server;
        this.authorization = authorization;
        this.client = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** An answer: its status and body; an empty body is a missing node, and one that is no JSON is a text. */
    public record Answer(int status, JsonNode body) {

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** What a server says is wrong, in the words of NSX or of Kubernetes. */
        public String message() {
            String nsx = body.path("error_message").asText("");
            String kubernetes = body.path("message").asText("");
            return !nsx.isEmpty() ? nsx : !kubernetes.isEmpty() ? kubernetes : "status " + status;
        }
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param body what to send; a missing node for nothing
     * @throws IOException when no answer comes
     */
    public Answer send(String method, String path, JsonNode body, Duration timeout) throws IOException {
        return send(method, path, "application/json", body, timeout);
    }

    /** The same, with a body of another type, such as that of a patch. */
    public Answer send(String method, String path, String contentType, JsonNode body, Duration timeout)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(timeout)
                .header("Authorization", authorization)
                .header("Accept", "application/json");
        if (body.isMissingNode()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", contentType);
            request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), body(response));
        } catch (ConnectException e) {
            throw new IOException("no connection", e); // Its own message is empty.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
        boolean text = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/"))
                .isPresent();
        return text
                ? TextNode.valueOf(new String(response.body(), StandardCharsets.UTF_8))
                : JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
