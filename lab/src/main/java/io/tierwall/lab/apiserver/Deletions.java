package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.Removal;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes objects, those without finalizers at once: there are no grace periods in the lab. */
final class Deletions {

    private static final int MOST_ATTEMPTS = 20;

    private final ObjectStore objects;
    private final Admission admission;
    private final Clock clock;

    Deletions(ObjectStore objects, Admission admission, Clock clock) {
        this.objects = objects;
        this.admission = admission;
        this.clock = clock;
    }

    /** Deletes an object. A namespace takes its objects with it, whatever their finalizers. */
    Removal delete(Target target, DeleteOptions options) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            ObjectNode live = objects.find(target.type(), target.key())
                    .orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
            precondition(target, live, options.uid(), "uid", "UID");
            precondition(target, live, options.resourceVersion(), "resourceVersion", "ResourceVersion");
            admission.admitDelete(target.type(), live);
            if (options.dryRun()) {
                return new Removal(live, Removal.finalizers(live).isEmpty());
            }
            Optional<Removal> removal = remove(target.type(), live, options.finalizers());
            if (removal.isPresent()) {
                return removal.get();
            }
        }
        throw ApiException.conflict(target.type(), target.name(), "the object is being modified; try again");
    }

    private static void precondition(Target target, ObjectNode live, String wanted, String field, String called) {
        String present = live.path("metadata").path(field).asText();
        if (!wanted.isEmpty() && !wanted.equals(present)) {
            throw ApiException.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: " + called + " in precondition: " + wanted + ", " + called
                            + " in object meta: " + present);
        }
    }

    private Optional<Removal> remove(ResourceType type, ObjectNode live, List<String> finalizers) {
        Optional<Removal> removal = Removal.begin(objects, type, live, finalizers, clock.instant());
        if (removal.filter(Removal::gone).isPresent() && type.equals(ResourceTypes.NAMESPACES)) {
            emptied(ObjectKey.of(live).name());
        }
        return removal;
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
    List<ObjectNode> deleteAll(Target collection, Selection selection, DeleteOptions options) {
        List<ObjectNode> deleted = new ArrayList<>();
        for (ObjectNode object : objects.list(collection.type()).items()) {
            if (selection.matches(object)) {
                ObjectKey key = ObjectKey.of(object);
                Target target = new Target(collection.type(), key.namespace(), key.name(), false);
                deleted.add(delete(target, options).object());
            }
        }
        return deleted;
    }
}
