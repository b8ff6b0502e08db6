package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Speaks HTTP with a server, as its kubeconfig says. */
final class TestClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An answer that is a document. */
    record Reply(int code, JsonNode body, String contentType) {

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    private final String server;
    private final String token;
    private final HttpClient http;

    TestClient(String kubeconfig) {
        try {
            JsonNode config = new YAMLMapper().readTree(kubeconfig);
            this.server = config.at("/clusters/0/cluster/server").asText();
            this.token = config.at("/users/0/user/token").asText();
            this.http = HttpClient.newBuilder()
                    .sslContext(trusting(config.at("/clusters/0/cluster/certificate-authority-data")
                            .asText()))
                    .build();
        } catch (IOException | GeneralSecurityException mistake) {
            throw new AssertionError(mistake);
        }
    }

    private static SSLContext trusting(String authority) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        byte[] pem = Base64.getDecoder().decode(authority);
        trusted.setCertificateEntry(
                "server", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (IOException mistake) {
            throw new AssertionError(mistake);
        }
    }

    HttpClient http() {
        return http;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", "test/1.0");
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.equals("application/json")
                    ? JSON.readTree(response.body())
                    : JSON.getNodeFactory().textNode(new String(response.body(), StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), body, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    Reply get(String path) {
        return send(request(path).build());
    }

    Reply table(String path) {
        return send(request(path)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .build());
    }

    /** Sends a body that is written in YAML as JSON. */
    Reply send(String method, String path, String contentType, String yaml) {
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

    Reply post(String path, String yaml) {
        return send("POST", path, "application/json", yaml);
    }

    Reply put(String path, String yaml) {
        return send("PUT", path, "application/json", yaml);
    }

    Reply merge(String path, String yaml) {
        return send("PATCH", path, "application/merge-patch+json", yaml);
    }

    Reply apply(String path, String yaml) {
        return send("PATCH", path, "application/apply-patch+yaml", yaml);
    }

    Reply delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** The events of a watch, as they come. */
    static final class Events implements AutoCloseable {

        private final InputStream stream;
        private final BufferedReader lines;

        private Events(InputStream stream) {
            this.stream = stream;
            this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }

        /** The next event; a missing node when the watch has ended. */
        JsonNode next() {
            try {
                String line = lines.readLine();
                return line == null ? JSON.missingNode() : JSON.readTree(line);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** What the next event says in short: its type and the object's name. */
        String said() {
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

    Events watch(String path) {
        return watch(path, "application/json");
    }

    Events watch(String path, String accept) {
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

    @Override
    public void close() {
        http.close();
    }
}
