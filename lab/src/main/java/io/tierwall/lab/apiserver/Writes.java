package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.fields.FieldOwnership;
import io.tierwall.lab.apiserver.fields.Writer;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.Removal;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Creates and changes objects. Admission is asked without holding the store, so a change that somebody else overtakes
 * is worked out anew on what is there then.
 */
final class Writes {

    /** Others would have to change the same object this often in the time of one request. */
    private static final int MOST_ATTEMPTS = 20;

    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    /** No vowels, so no words; no characters that look like others. */
    private static final String SUFFIX_CHARACTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX_LENGTH = 5;
    private static final int LONGEST_GENERATED_BASE = 58;

    private final ObjectStore objects;
    private final Admission admission;
    private final Clock clock;
    private final RandomGenerator random;

    Writes(ObjectStore objects, Admission admission, Clock clock, RandomGenerator random) {
        this.objects = objects;
        this.admission = admission;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Creates an object.
     *
     * @param sent the object as the client sent it
     */
    ObjectNode create(Target collection, ObjectNode sent, WriteOptions options) {
        ObjectNode object = Incoming.object(collection, sent);
        if (object.path("metadata").has("resourceVersion")) {
            throw ApiException.badRequest("resourceVersion should not be set on objects to be created");
        }
        String base = object.at("/metadata/generateName").asText();
        if (!object.at("/metadata/name").asText().isEmpty()) {
            return createNamed(collection, object, options);
        }
        if (base.isEmpty()) {
            throw ApiException.invalid(
                    collection.type(), "", "metadata.name: Required value: name or generateName is required");
        }
        for (int attempt = 1; ; attempt++) {
            object.withObjectProperty("metadata").put("name", generated(base));
            try {
                return createNamed(collection, object, options);
            } catch (ApiException failure) {
                if (!failure.reason().equals("AlreadyExists") || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private String generated(String base) {
        StringBuilder name = new StringBuilder(base.substring(0, Math.min(base.length(), LONGEST_GENERATED_BASE)));
        for (int count = 0; count < SUFFIX_LENGTH; count++) {
            name.append(SUFFIX_CHARACTERS.charAt(random.nextInt(SUFFIX_CHARACTERS.length())));
        }
        return name.toString();
    }

    private ObjectNode createNamed(Target target, ObjectNode object, WriteOptions options) {
        return add(target, object, options, options.writer(target, false, clock));
    }

    private ObjectNode add(Target target, ObjectNode object, WriteOptions options, Writer writer) {
        ResourceType type = target.type();
        namespaceExists(target);
        if (objects.find(type, ObjectKey.of(object)).isPresent()) {
            throw ApiException.alreadyExists(type, ObjectKey.of(object).name());
        }
        Validity.begin(target, object);
        ObjectNode completed = Validity.complete(type, object, options.validation());
        Validity.check(type, completed);
        admission.admitWrite(type, Optional.empty(), completed);
        admission.warnings(type, completed).forEach(options.warnings()::add);
        ObjectNode owned = writer.applies() ? completed : FieldOwnership.updated(Optional.empty(), completed, writer);
        return options.dryRun() ? owned : objects.create(type, owned);
    }

    private void namespaceExists(Target target) {
        if (target.type().namespaced()
                && objects.find(ResourceTypes.NAMESPACES, new ObjectKey("", target.namespace()))
                        .isEmpty()) {
            throw ApiException.notFound(ResourceTypes.NAMESPACES, target.namespace());
        }
    }

    /** Replaces an object, or its status. Without a version it is replaced whatever it is by then. */
    ObjectNode replace(Target target, ObjectNode sent, WriteOptions options) {
        ObjectNode wanted = Incoming.object(target, sent);
        return change(target, options, false, live -> {
            sameObject(target, live, wanted);
            return wanted;
        });
    }

    /** Changes an object, or its status, by a patch. */
    ObjectNode patch(Target target, ApiRequest request, WriteOptions options) {
        return change(target, options, false, live -> {
            ObjectNode patched = Patches.apply(target.type(), Documents.object(target.type(), live), request);
            ObjectNode wanted = Incoming.object(target, patched);
            sameObject(target, live, wanted);
            return wanted;
        });
    }

    /** What an apply came to. */
    record Applied(ObjectNode object, boolean created) {}

    /** Applies a configuration to an object, or creates it by it. */
    Applied apply(Target target, ObjectNode sent, WriteOptions options) {
        if (options.fieldManager().isEmpty()) {
            throw ApiException.unprocessable(
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is "
                            + "required for apply patch");
        }
        ObjectNode configuration =
                Validity.complete(target.type(), Incoming.object(target, sent), options.validation());
        if (configuration.path("metadata").has("managedFields")) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
        if (target.status()) {
            configuration.retain("metadata", "status");
            configuration.withObjectProperty("metadata").retain("name", "namespace", "uid", "resourceVersion");
        } else if (target.type().hasStatus()) {
            configuration.remove("status");
        }
        Writer writer = options.writer(target, true, clock);
        for (int attempt = 1; ; attempt++) {
            try {
                return applyOnce(target, configuration, options, writer);
            } catch (ApiException failure) {
                boolean overtaken = failure.reason().equals("AlreadyExists");
                if (!overtaken || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private Applied applyOnce(Target target, ObjectNode configuration, WriteOptions options, Writer writer) {
        if (objects.find(target.type(), target.key()).isEmpty() && !target.status()) {
            String uid = configuration.at("/metadata/uid").asText();
            if (!uid.isEmpty()) {
                throw ApiException.conflict(
                        target.type(),
                        target.name(),
                        "uid mismatch: the provided object specified uid " + uid
                                + ", and no existing object was found");
            }
            ObjectNode object = FieldOwnership.applied(Optional.empty(), configuration, writer, options.force());
            return new Applied(add(target, object, options, writer), true);
        }
        ObjectNode changed = change(target, options, true, live -> {
            sameObject(target, live, configuration);
            return FieldOwnership.applied(Optional.of(live), configuration, writer, options.force());
        });
        return new Applied(changed, false);
    }

    private static void sameObject(Target target, ObjectNode live, ObjectNode wanted) {
        String uid = wanted.at("/metadata/uid").asText();
        if (!uid.isEmpty() && !uid.equals(live.at("/metadata/uid").asText())) {
            throw ApiException.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + live.at("/metadata/uid").asText());
        }
        String version = wanted.at("/metadata/resourceVersion").asText();
        if (!version.isEmpty()
                && !version.equals(live.at("/metadata/resourceVersion").asText())) {
            throw ApiException.conflict(target.type(), target.name(), MODIFIED);
        }
    }

    private ObjectNode change(Target target, WriteOptions options, boolean applied, UnaryOperator<ObjectNode> wanted) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            ObjectNode live = objects.find(target.type(), target.key())
                    .orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
            ObjectNode next = next(target, live, wanted.apply(live), options, applied);
            Optional<ObjectNode> written =
                    options.dryRun() ? Optional.of(next) : Removal.replace(objects, target.type(), live, next);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw ApiException.conflict(target.type(), target.name(), MODIFIED);
    }

    private ObjectNode next(Target target, ObjectNode live, ObjectNode wanted, WriteOptions options, boolean applied) {
        ResourceType type = target.type();
        ObjectNode next = Validity.complete(type, Validity.withinReach(target, live, wanted), options.validation());
        Validity.check(type, next);
        Validity.checkFinalizers(type, live, next);
        if (!target.status()) {
            admission.admitWrite(type, Optional.of(live), next);
            admission.warnings(type, next).forEach(options.warnings()::add);
        }
        return applied
                ? FieldOwnership.settled(live, next)
                : FieldOwnership.updated(Optional.of(live), next, options.writer(target, false, clock));
    }
}
