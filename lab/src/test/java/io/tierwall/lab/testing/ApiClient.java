package io.tierwall.lab.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Speaks HTTP with a server, as its kubeconfig says. */
public final class ApiClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An answer that is a document. */
    public record Reply(int code, JsonNode body, String contentType, List<String> warnings) {

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    private final String server;
    private final Optional<String> token;
    private final HttpClient http;

    public ApiClient(String kubeconfig) {
        this(Config.fromKubeconfig(kubeconfig));
    }

    /** Whatever a kubeconfig can say of the server and of the client: tokens, certificates, files, programs. */
    public ApiClient(Config config) {
        this.server = config.getMasterUrl().replaceFirst("/$", "");
        this.token = Stream.of(config.getOauthToken(), config.getAutoOAuthToken())
                .filter(Objects::nonNull)
                .findFirst();
        try {
            this.http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(SSLUtils.sslContext(config))
                    .build();
        } catch (IOException | GeneralSecurityException mistake) {
            throw new AssertionError(mistake);
        }
    }

    public static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (IOException mistake) {
            throw new AssertionError(mistake);
        }
    }

    public HttpClient http() {
        return http;
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("User-Agent", "test/1.0");
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    public Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.startsWith("application/json")
                    ? JSON.readTree(response.body())
                    : JSON.getNodeFactory().textNode(new String(response.body(), StandardCharsets.UTF_8));
            return new Reply(
                    response.statusCode(), body, type, response.headers().allValues("Warning"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    public Reply get(String path) {
        return send(request(path).build());
    }

    public Reply table(String path) {
        return send(request(path)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .build());
    }

    /** Sends a body that is written in YAML as JSON. */
    public Reply send(String method, String path, String contentType, String yaml) {
        try {
            return send(request(path)
                    .header("Content-Type", contentType)
                    .method(
                            method,
                            BodyPublishers.ofString(
                                    new YAMLMapper().readTree(yaml).toString()))
                    .build());
        } catch (IOException mistake) {
            throw new AssertionError(mistake);
        }
    }

    public Reply post(String path, String yaml) {
        return send("POST", path, "application/json", yaml);
    }

    public Reply put(String path, String yaml) {
        return send("PUT", path, "application/json", yaml);
    }

    public Reply merge(String path, String yaml) {
        return send("PATCH", path, "application/merge-patch+json", yaml);
    }

    public Reply apply(String path, String yaml) {
        return send("PATCH", path, "application/apply-patch+yaml", yaml);
    }

    public Reply delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** The events of a watch, as they come. */
    public static final class Events implements AutoCloseable {

        private final InputStream stream;
        private final BufferedReader lines;

        private Events(InputStream stream) {
            this.stream = stream;
            this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }

        /** The next event; a missing node when the watch has ended. */
        public JsonNode next() {
            try {
                String line = lines.readLine();
                return line == null ? JSON.missingNode() : JSON.readTree(line);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** What the next event says in short: its type and the object's name. */
        public String said() {
            JsonNode event = next();
            return event.path("type").asText() + " "
                    + event.at("/object/metadata/name").asText();
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    public Events watch(String path) {
        return watch(path, "application/json");
    }

    public Events watch(String path, String accept) {
        try {
            HttpResponse<InputStream> response =
                    http.send(request(path).header("Accept", accept).build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("a watch is answered with " + response.statusCode());
            }
            return new Events(response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** How to open a web socket to this server, with the token in the usual header. */
    public SocketEvents socket(String path) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        token.ifPresent(text -> builder.header("Authorization", "Bearer " + text));
        return SocketEvents.open(builder, socketAddress(path));
    }

    /** The same with the token among the sub-protocols, as browsers have to. */
    public SocketEvents socketWithTokenAsProtocol(String path, String protocol) {
        String disguised = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.orElseThrow().getBytes(StandardCharsets.UTF_8));
        WebSocket.Builder builder =
                http.newWebSocketBuilder().subprotocols("base64url.bearer.authorization.k8s.io." + disguised, protocol);
        return SocketEvents.open(builder, socketAddress(path));
    }

    /** Nobody says who asks. */
    public SocketEvents anonymousSocket(String path) {
        return SocketEvents.open(http.newWebSocketBuilder(), socketAddress(path));
    }

    private URI socketAddress(String path) {
        return URI.create(server.replaceFirst("^https", "wss") + path);
    }

    @Override
    public void close() {
        http.close();
    }
}
