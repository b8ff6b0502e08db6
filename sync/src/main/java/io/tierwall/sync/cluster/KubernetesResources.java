package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Any resource behind a Kubernetes API server. */
record KubernetesResources(KubernetesHttp http) implements ResourceApi {

    @Override
    public JsonNode get(String path) throws ClusterException, InterruptedException {
        return http.call("GET", path);
    }

    @Override
    public JsonNode post(String path, JsonNode body) throws ClusterException, InterruptedException {
        return http.call("POST", path, "application/json", body);
    }

    @Override
    public void delete(String path, String uid) throws ClusterException, InterruptedException {
        http.call("DELETE", path, "application/json", DeleteOptions.of(uid));
    }

    @Override
    public void watch(String path, Duration duration, Runnable opened, Consumer<JsonNode> events)
            throws ClusterException, InterruptedException {
        http.stream(path, duration, opened, line -> {
            if (line.path("type").asText().equals("ERROR")) {
                JsonNode status = line.path("object");
                throw Refusals.of(status.path("code").asInt(), status, Optional.empty());
            }
            events.accept(line);
        });
    }

    @Override
    public void close() {
        http.close();
    }
}
