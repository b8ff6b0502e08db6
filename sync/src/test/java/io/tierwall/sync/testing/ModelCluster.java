package io.tierwall.sync.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What an API server does with objects: versions, generations, preconditions, and server-side apply. */
public final class ModelCluster {

    private final Map<ObjectKey, LiveObject> objects = new TreeMap<>();
    private long version = 1;

    public Optional<LiveObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    public LiveObjects live() {
        return LiveObjects.of(objects.values());
    }

    public List<LiveObject> list(ObjectKind kind) {
        return objects.values().stream()
                .filter(object -> object.key().kind() == kind)
                .toList();
    }

    public long version() {
        return version;
    }

    public LiveObject create(ObjectKey key, ObjectNode body) throws ClusterException {
        if (objects.containsKey(key)) {
            throw new ClusterException(Kind.CONFLICT, key + " already exists");
        }
        refuseTakenPriority(key, body);
        ObjectNode object = body.deepCopy();
        object.withObject("/metadata").put("uid", "uid-" + (version + 1)).put("generation", 1);
        return keep(key, object);
    }

    /** As Antrea's admission does: no two tiers have one priority. */
    private void refuseTakenPriority(ObjectKey key, ObjectNode body) throws ClusterException {
        JsonNode priority = body.at("/spec/priority");
        boolean taken = key.kind() == ObjectKind.TIER
                && priority.isNumber()
                && list(ObjectKind.TIER).stream()
                        .anyMatch(tier -> tier.spec().path("priority").asInt(-1) == priority.asInt());
        if (taken) {
            throw new ClusterException(Kind.REFUSED, "a tier has priority " + priority);
        }
    }

    /** Merges maps, replaces lists, and removes nothing: what others wrote stays. */
    public LiveObject apply(ObjectKey key, ObjectNode body) throws ClusterException {
        ObjectNode merged = checked(key, body).tree().deepCopy();
        merge(merged, body);
        return update(key, merged);
    }

    public LiveObject replace(ObjectKey key, ObjectNode body) throws ClusterException {
        checked(key, body);
        return update(key, body.deepCopy());
    }

    public void delete(ObjectKey key, String uid) throws ClusterException {
        LiveObject live = existing(key);
        if (!live.uid().equals(uid)) {
            throw new ClusterException(Kind.CONFLICT, "the uid in the precondition is not that of " + key);
        }
        objects.remove(key);
        version++;
    }

    /** As somebody with kubectl would: without preconditions. */
    public LiveObject edit(ObjectKey key, Consumer<ObjectNode> change) {
        ObjectNode tree = find(key).orElseThrow().tree().deepCopy();
        change.accept(tree);
        return update(key, tree);
    }

    private LiveObject existing(ObjectKey key) throws ClusterException {
        return find(key).orElseThrow(() -> new ClusterException(Kind.NOT_FOUND, key + " not found"));
    }

    private LiveObject checked(ObjectKey key, JsonNode body) throws ClusterException {
        LiveObject live = existing(key);
        boolean meant = body.at("/metadata/uid").asText().equals(live.uid())
                && body.at("/metadata/resourceVersion").asText().equals(live.resourceVersion());
        if (!meant) {
            throw new ClusterException(Kind.CONFLICT, key + " has been modified");
        }
        return live;
    }

    private LiveObject update(ObjectKey key, ObjectNode object) {
        LiveObject before = find(key).orElseThrow();
        boolean changed = !object.path("spec").equals(before.spec());
        object.withObject("/metadata").put("generation", before.generation() + (changed ? 1 : 0));
        return object.equals(before.tree()) ? before : keep(key, object);
    }

    private LiveObject keep(ObjectKey key, ObjectNode object) {
        version++;
        object.withObject("/metadata").put("resourceVersion", Long.toString(version));
        LiveObject kept = LiveObject.of(key.kind(), object, Instant.now());
        objects.put(key, kept);
        return kept;
    }

    private static void merge(ObjectNode into, ObjectNode said) {
        said.properties().forEach(field -> {
            JsonNode before = into.path(field.getKey());
            if (before instanceof ObjectNode deeper && field.getValue() instanceof ObjectNode more) {
                merge(deeper, more);
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }
}
