package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.schema.Schema;
import io.tierwall.lab.apiserver.schema.Schemas;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ApiException.Cause;
import io.tierwall.lab.objects.Removal;
import io.tierwall.lab.objects.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of an object before it is kept, whatever the request that brought it. */
final class Validity {

    /** What only the server says. */
    private static final List<String> FIXED = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "generation",
            "resourceVersion",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private Validity() {}

    /** The object without what its schema does not know, and with defaults. */
    static ObjectNode complete(ResourceType type, ObjectNode object, FieldValidation validation) {
        validation.check(type, object);
        if (type.isBuiltIn()) {
            decodable(type, object);
        }
        return Schemas.of(type).map(schema -> schema.complete(object)).orElse(object);
    }

    /** Kinds of Kubernetes itself are read into structures before anybody looks at them. */
    private static void decodable(ResourceType type, ObjectNode object) {
        Schemas.of(type).stream()
                .flatMap(schema -> schema.problems(object).stream())
                .findFirst()
                .ifPresent(wrong -> {
                    JsonNode value = object.at(
                            "/" + wrong.field().replaceAll("[.\\[]", "/").replace("]", ""));
                    throw ApiException.badRequest(type.kind() + " in version \"" + type.version()
                            + "\" cannot be handled as a " + type.kind() + ": json: cannot unmarshal "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT) + " into field " + type.kind() + "."
                            + wrong.field());
                });
    }

    /**
     * Refuses an object that must not be kept.
     *
     * @throws ApiException naming every field that is wrong
     */
    static void check(ResourceType type, ObjectNode object) {
        List<Cause> causes = new ArrayList<>(ObjectNames.problems(type, object.path("metadata")));
        Optional<Schema> schema = Schemas.of(type);
        schema.ifPresent(known -> causes.addAll(known.problems(object)));
        if (!causes.isEmpty()) {
            throw ApiException.invalid(type, object.at("/metadata/name").asText(), causes);
        }
    }

    /**
     * Refuses finalizers that come when the object is going already.
     *
     * @throws ApiException when there are any
     */
    static void checkFinalizers(ResourceType type, ObjectNode live, ObjectNode next) {
        List<String> added = Removal.finalizers(next).stream()
                .filter(finalizer -> !Removal.finalizers(live).contains(finalizer))
                .toList();
        if (Removal.isGoing(live) && !added.isEmpty()) {
            String names = added.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
            throw ApiException.invalid(
                    type,
                    live.at("/metadata/name").asText(),
                    List.of(new Cause(
                            "FieldValueForbidden",
                            "Forbidden: no new finalizers can be added if the object is being deleted, found new "
                                    + "finalizers []string{" + names + "}",
                            "metadata.finalizers")));
        }
    }

    /** Only the status comes from what is written to the status, and only the rest from what is written to the rest. */
    static ObjectNode withinReach(Target target, ObjectNode live, ObjectNode wanted) {
        if (target.status()) {
            ObjectNode result = live.deepCopy();
            set(result, "status", wanted.path("status"));
            set(result.withObjectProperty("metadata"), "managedFields", wanted.at("/metadata/managedFields"));
            return result;
        }
        ObjectNode result = wanted.deepCopy();
        if (target.type().hasStatus()) {
            set(result, "status", live.path("status"));
        }
        for (String fixed : FIXED) {
            set(
                    result.withObjectProperty("metadata"),
                    fixed,
                    live.path("metadata").path(fixed));
        }
        return result;
    }

    private static void set(ObjectNode object, String field, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(field);
        } else {
            object.set(field, value);
        }
    }

    /** A new object as the server itself completes it. */
    static void begin(Target target, ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.remove("selfLink");
        FIXED.stream().filter(field -> !field.startsWith("name")).forEach(metadata::remove);
        if (target.type().hasStatus()) {
            object.remove("status");
        }
        if (target.type().group().isEmpty()) {
            beginCore(target.type(), object);
        }
    }

    private static void beginCore(ResourceType type, ObjectNode object) {
        switch (type.kind()) {
            case "Namespace" -> {
                ObjectNode metadata = object.withObjectProperty("metadata");
                metadata.withObjectProperty("labels")
                        .put(
                                "kubernetes.io/metadata.name",
                                metadata.path("name").asText());
                object.putObject("status").put("phase", "Active");
            }
            case "Pod" -> object.putObject("status").put("phase", "Pending");
            case String _ -> {}
        }
    }
}
