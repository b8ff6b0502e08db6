package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.tierwall.sync.cluster.ClusterException.Kind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** Requests to one API server, with JSON in and out. */
final class KubernetesHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String root;
    private final Duration requestTimeout;

    private KubernetesHttp(KubernetesClient client, Duration requestTimeout) {
        this.client = client;
        String url = client.getConfiguration().getMasterUrl();
        this.root = url.endsWith("/") ? url : url + "/";
        this.requestTimeout = requestTimeout;
    }

    static KubernetesHttp open(String name, Config config, Duration requestTimeout) {
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new ClusterHttpClients(name))
                .build();
        return new KubernetesHttp(client, requestTimeout);
    }

    /** A request without a body. */
    JsonNode call(String method, String path) throws ClusterException, InterruptedException {
        return answer(
                request(path).method(method, "application/json", (String) null).build());
    }

    JsonNode call(String method, String path, String contentType, JsonNode body)
            throws ClusterException, InterruptedException {
        return answer(request(path).method(method, contentType, body.toString()).build());
    }

    private HttpRequest.Builder request(String path) {
        return client.getHttpClient().newHttpRequestBuilder().uri(root + path).header("Accept", "application/json");
    }

    private JsonNode answer(HttpRequest request) throws ClusterException, InterruptedException {
        HttpResponse<byte[]> response = await(() -> client.getHttpClient().sendAsync(request, byte[].class));
        if (!response.isSuccessful()) {
            throw refusal(response, parse(response.body()));
        }
        return read(response.body());
    }

    static ClusterException refusal(HttpResponse<?> response, JsonNode body) {
        return Refusals.of(response.code(), body, Optional.ofNullable(response.header("Retry-After")));
    }

    /**
     * What has to be JSON, and whole.
     *
     * @throws ClusterException {@link Kind#NO_ANSWER} when it is not: whatever was asked for may have happened
     */
    static JsonNode read(byte[] body) throws ClusterException {
        JsonNode read = parse(body);
        if (read.isMissingNode()) {
            throw new ClusterException(Kind.NO_ANSWER, "what it sent is no JSON, or not all of it");
        }
        return read;
    }

    /** What is not JSON says nothing: a proxy's page of HTML, for example. */
    static JsonNode parse(byte[] body) {
        try {
            return body == null || body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Reads lines of JSON as they come.
     *
     * @param duration how long the server was asked to go on
     */
    void stream(String path, Duration duration, Runnable opened, WatchStream.Lines lines)
            throws ClusterException, InterruptedException {
        WatchStream stream = new WatchStream();
        HttpRequest request = request(path)
                .method("GET", "application/json", (String) null)
                .forStreaming()
                .build();
        stream.read(
                await(() -> client.getHttpClient().consumeBytes(request, stream)),
                duration.plus(requestTimeout),
                opened,
                lines);
    }

    private <T> T await(Supplier<CompletableFuture<T>> sending) throws ClusterException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        CompletableFuture<T> future = send(sending);
        try {
            return future.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ClusterException(
                    Kind.NO_ANSWER, "no answer within " + requestTimeout.toMillis() + " ms", null, e);
        } catch (ExecutionException e) {
            throw noAnswer(e);
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        }
    }

    private static <T> CompletableFuture<T> send(Supplier<CompletableFuture<T>> sending) throws ClusterException {
        try {
            return sending.get();
        } catch (RuntimeException e) {
            throw noAnswer(e); // The client has been closed, or cannot make a request of what it was given.
        }
    }

    static ClusterException noAnswer(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? "" : ": " + root.getMessage();
        String what =
                switch (root) {
                    case UnknownHostException _ -> "the server's name cannot be resolved" + said;
                    case UnresolvedAddressException _ -> "the server's name cannot be resolved";
                    case HttpTimeoutException _, SSLException _ ->
                        root.getClass().getSimpleName() + said;
                    case IOException _ -> "no connection" + said; // Refused, reset, or ended in the middle.
                    default -> root.getClass().getSimpleName() + said;
                };
        return new ClusterException(Kind.NO_ANSWER, what, null, failure);
    }

    @Override
    public void close() {
        client.close();
    }
}
