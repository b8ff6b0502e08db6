package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads anything of a cluster, by paths below the API server's root, and makes what lasts no longer than a question. It
 * has connections of its own, so that what goes wrong here disturbs nobody else. Each call waits for the answer and
 * never tries twice. Thread-safe.
 */
public interface ResourceApi extends AutoCloseable {

    JsonNode get(String path) throws ClusterException, InterruptedException;

    /** For reviews and traces: asks a question that has a body. */
    JsonNode post(String path, JsonNode body) throws ClusterException, InterruptedException;

    /** Deletes an object if it is the one of that uid. */
    void delete(String path, String uid) throws ClusterException, InterruptedException;

    /**
     * Hands over each event of a watch until the server ends it.
     *
     * @param path with its query; it asks the server to end the watch after the duration
     */
    void watch(String path, Duration duration, Runnable opened, Consumer<JsonNode> events)
            throws ClusterException, InterruptedException;

    /** Ends all calls. */
    @Override
    void close();

    /** Prepares to read a cluster; nothing is sent yet. */
    static ResourceApi open(String name, Config config, Duration requestTimeout) {
        return new KubernetesResources(KubernetesHttp.open(name, config, requestTimeout));
    }
}
