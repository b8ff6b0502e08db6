package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A cluster behind a Kubernetes API server. */
public final class KubernetesApi implements ClusterApi {

    private static final String ROOT = "apis/" + AntreaObject.GROUP + "/" + AntreaObject.VERSION;
    private static final String STATISTICS = "apis/stats.antrea.io/v1alpha1/antreaclusternetworkpolicystats";
    private static final String AGENTS = ROOT + "/antreaagentinfos";
    private static final String OUR_NAME = "?fieldManager=" + Ownership.TIERWALL;
    private static final String JSON = "application/json";
    private static final String APPLY = "application/apply-patch+yaml";

    private final KubernetesHttp http;
    private final Clock clock;

    private KubernetesApi(KubernetesHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Prepares to speak to a cluster; nothing is sent yet.
     *
     * @param name of the cluster, for the names of threads
     * @param config where it is and who we are
     */
    public static ClusterApi open(String name, Config config, Duration requestTimeout, Clock clock) {
        return new KubernetesApi(KubernetesHttp.open(name, config, requestTimeout), clock);
    }

    @Override
    public Listing list(ObjectKind kind) throws ClusterException, InterruptedException {
        JsonNode list = http.call("GET", collection(kind));
        Instant now = clock.instant();
        List<LiveObject> objects = new ArrayList<>();
        list.path("items").forEach(item -> objects.add(LiveObject.of(kind, item, now)));
        return new Listing(objects, version(list));
    }

    @Override
    public String version(ObjectKind kind) throws ClusterException, InterruptedException {
        return version(http.call("GET", collection(kind) + "?limit=1"));
    }

    /** Nothing can follow a list that has no version, and something else than a list must not pass for an empty one. */
    private static String version(JsonNode list) throws ClusterException {
        String version = list.at("/metadata/resourceVersion").asText();
        if (version.isEmpty()) {
            throw new ClusterException(ClusterException.Kind.NO_ANSWER, "what it sent instead of a list is none");
        }
        return version;
    }

    @Override
    public Optional<LiveObject> get(ObjectKey key) throws ClusterException, InterruptedException {
        try {
            return Optional.of(read(key, http.call("GET", path(key))));
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void watch(
            ObjectKind kind, String resourceVersion, Duration duration, Runnable opened, Consumer<Event> events)
            throws ClusterException, InterruptedException {
        String path = collection(kind) + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + resourceVersion
                + "&timeoutSeconds=" + Math.max(1, duration.toSeconds());
        http.stream(path, duration, opened, line -> events.accept(event(kind, line)));
    }

    private Event event(ObjectKind kind, JsonNode line) throws ClusterException {
        JsonNode object = line.path("object");
        String type = line.path("type").asText();
        return switch (type) {
            case "ADDED", "MODIFIED" -> new Event.Present(LiveObject.of(kind, object, clock.instant()));
            case "DELETED" -> new Event.Gone(LiveObject.of(kind, object, clock.instant()));
            case "BOOKMARK" ->
                new Event.Progress(object.at("/metadata/resourceVersion").asText());
            case "ERROR" -> throw Refusals.of(object.path("code").asInt(), object, Optional.empty());
            default -> throw new ClusterException(ClusterException.Kind.UNAVAILABLE, "unknown watch event " + type);
        };
    }

    @Override
    public LiveObject create(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException {
        return read(key, http.call("POST", collection(key.kind()) + OUR_NAME, JSON, body));
    }

    @Override
    public LiveObject apply(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException {
        return read(key, http.call("PATCH", path(key) + OUR_NAME + "&force=true", APPLY, body));
    }

    @Override
    public LiveObject replace(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException {
        return read(key, http.call("PUT", path(key) + OUR_NAME, JSON, body));
    }

    @Override
    public Optional<LiveObject> delete(ObjectKey key, String uid) throws ClusterException, InterruptedException {
        JsonNode answer = http.call("DELETE", path(key), JSON, DeleteOptions.of(uid));
        // A finished deletion is answered with a Status, or by some servers with the object as it was.
        boolean heldBack = answer.at("/metadata/deletionTimestamp").isTextual()
                && !answer.at("/metadata/finalizers").isEmpty();
        return heldBack ? Optional.of(read(key, answer)) : Optional.empty();
    }

    @Override
    public JsonNode statistics() throws ClusterException, InterruptedException {
        return http.call("GET", STATISTICS);
    }

    @Override
    public JsonNode agents() throws ClusterException, InterruptedException {
        return http.call("GET", AGENTS);
    }

    @Override
    public void ping() throws ClusterException, InterruptedException {
        if (!servesAntrea()) {
            throw new ClusterException(
                    ClusterException.Kind.NOT_FOUND, "the cluster does not serve " + ROOT + ": is Antrea installed?");
        }
    }

    private boolean servesAntrea() throws ClusterException, InterruptedException {
        try {
            return !http.call("GET", ROOT).path("resources").isEmpty();
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private LiveObject read(ObjectKey key, JsonNode object) {
        return LiveObject.of(key.kind(), object, clock.instant());
    }

    private static String collection(ObjectKind kind) {
        return ROOT + "/" + kind.plural();
    }

    private static String path(ObjectKey key) {
        return collection(key.kind()) + "/" + key.name();
    }
}
