package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes objects, at once: there are no finalizers and no grace periods in the lab. */
final class Deletions {

    private static final int MOST_ATTEMPTS = 20;

    private final ObjectStore objects;
    private final Admission admission;

    Deletions(ObjectStore objects, Admission admission) {
        this.objects = objects;
        this.admission = admission;
    }

    /**
     * Deletes an object. A namespace takes its objects with it.
     *
     * @param options the client's, a missing node when it has none
     * @return the object as it was last
     */
    ObjectNode delete(Target target, JsonNode options, boolean dryRun) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            ObjectNode live = objects.find(target.type(), target.key())
                    .orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
            precondition(target, live, options, "uid", "UID");
            precondition(target, live, options, "resourceVersion", "ResourceVersion");
            admission.admitDelete(target.type(), live);
            if (dryRun || isDryRun(options)) {
                return live;
            }
            Optional<ObjectNode> removed = remove(target.type(), live);
            if (removed.isPresent()) {
                return removed.get();
            }
        }
        throw ApiException.conflict(target.type(), target.name(), "the object is being modified; try again");
    }

    private static boolean isDryRun(JsonNode options) {
        return options.path("dryRun")
                .valueStream()
                .anyMatch(value -> value.asText().equals("All"));
    }

    private static void precondition(Target target, ObjectNode live, JsonNode options, String field, String called) {
        String wanted = options.path("preconditions").path(field).asText("");
        String present = live.path("metadata").path(field).asText();
        if (!wanted.isEmpty() && !wanted.equals(present)) {
            throw ApiException.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: " + called + " in precondition: " + wanted + ", " + called
                            + " in object meta: " + present);
        }
    }

    private Optional<ObjectNode> remove(ResourceType type, ObjectNode live) {
        Optional<ObjectNode> removed = objects.remove(type, live);
        if (removed.isPresent() && type.equals(ResourceTypes.NAMESPACES)) {
            emptied(ObjectKey.of(live).name());
        }
        return removed;
    }

    /** The namespace went first, so nobody finds it to put more in. */
    private void emptied(String namespace) {
        ResourceTypes.all().stream()
                .filter(ResourceType::namespaced)
                .forEach(type -> objects.list(type).items().stream()
                        .filter(object -> ObjectKey.of(object).namespace().equals(namespace))
                        .forEach(object -> deleteIfThere(type, object)));
    }

    private void deleteIfThere(ResourceType type, ObjectNode object) {
        try {
            objects.delete(type, ObjectKey.of(object));
        } catch (ApiException gone) {
            if (!gone.reason().equals("NotFound")) {
                throw gone;
            }
        }
    }

    /** Deletes all that a request selects, one after the other. */
    List<ObjectNode> deleteAll(Target collection, Selection selection, JsonNode options, boolean dryRun) {
        List<ObjectNode> deleted = new ArrayList<>();
        for (ObjectNode object : objects.list(collection.type()).items()) {
            if (selection.matches(object)) {
                ObjectKey key = ObjectKey.of(object);
                Target target = new Target(collection.type(), key.namespace(), key.name(), false);
                deleted.add(delete(target, options, dryRun));
            }
        }
        return deleted;
    }
}
