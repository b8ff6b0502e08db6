package io.tierwall.lab.apiserver.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;

/** A list of operations that are carried out one after the other, all or none (RFC 6902). */
public final class JsonPatch {

    /** More operations than a person or a client writes; the limit that Kubernetes has. */
    private static final int MOST_OPERATIONS = 10_000;

    private JsonPatch() {}

    /**
     * The object after all operations.
     *
     * @throws ApiException when an operation cannot be read (400), points at nothing, or a test fails (422)
     */
    public static ObjectNode apply(ObjectNode object, JsonNode patch) {
        if (!(patch instanceof ArrayNode operations)) {
            throw ApiException.badRequest("a JSON patch is a list of operations");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw ApiException.tooLarge(MOST_OPERATIONS);
        }
        JsonNode patched = object.deepCopy();
        for (JsonNode operation : operations) {
            patched = apply(patched, operation);
        }
        if (patched instanceof ObjectNode result) {
            return result;
        }
        throw ApiException.unprocessable("the patch leaves no object");
    }

    private static JsonNode apply(JsonNode target, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        return switch (operation.path("op").asText()) {
            case "add" -> add(target, path, value(operation));
            case "replace" -> add(remove(target, path), path, value(operation));
            case "remove" -> remove(target, path);
            case "copy" ->
                add(target, path, at(target, pointer(operation, "from")).deepCopy());
            case "move" -> {
                JsonPointer from = pointer(operation, "from");
                JsonNode moved = at(target, from);
                yield add(remove(target, from), path, moved);
            }
            case "test" -> test(target, path, value(operation));
            case String other -> throw ApiException.badRequest("unknown operation of a JSON patch: \"" + other + "\"");
        };
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        JsonNode text = operation.path(field);
        if (!text.isTextual()) {
            throw ApiException.badRequest("an operation of a JSON patch lacks \"" + field + "\": " + operation);
        }
        try {
            return JsonPointer.compile(text.asText());
        } catch (IllegalArgumentException noPointer) {
            throw ApiException.badRequest("not a JSON pointer: \"" + text.asText() + "\"");
        }
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw ApiException.badRequest("an operation of a JSON patch lacks \"value\": " + operation);
        }
        return operation.path("value").deepCopy();
    }

    private static JsonNode at(JsonNode target, JsonPointer path) {
        JsonNode found = target.at(path);
        if (found.isMissingNode()) {
            throw pointsAtNothing(path);
        }
        return found;
    }

    private static JsonNode add(JsonNode target, JsonPointer path, JsonNode value) {
        if (path.matches()) {
            return value;
        }
        String last = path.last().getMatchingProperty();
        switch (at(target, path.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.insert(last.equals("-") ? array.size() : index(path, array.size()), value);
            case JsonNode _ -> throw pointsAtNothing(path);
        }
        return target;
    }

    private static JsonNode remove(JsonNode target, JsonPointer path) {
        at(target, path);
        if (path.matches()) {
            return target;
        }
        switch (at(target, path.head())) {
            case ObjectNode object -> object.remove(path.last().getMatchingProperty());
            case ArrayNode array -> array.remove(index(path, array.size() - 1));
            case JsonNode _ -> throw pointsAtNothing(path);
        }
        return target;
    }

    private static int index(JsonPointer path, int most) {
        int index = path.last().getMatchingIndex();
        if (index < 0 || index > most) {
            throw pointsAtNothing(path);
        }
        return index;
    }

    private static JsonNode test(JsonNode target, JsonPointer path, JsonNode value) {
        if (!target.at(path).equals(value)) {
            throw ApiException.unprocessable("testing value " + path + " failed");
        }
        return target;
    }

    private static ApiException pointsAtNothing(JsonPointer path) {
        return ApiException.unprocessable("the patch points at something that is not there: \"" + path + "\"");
    }
}
