package io.tierwall.lab.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import java.util.Map;
import java.util.Optional;

/**
 * Kubernetes' own kind of merge patch for its core kinds: some lists are merged element by element, by a key; and
 * directives, fields that begin with a dollar sign, say what to delete or replace. Directives about order are ignored.
 */
public final class StrategicMergePatch {

    /** What tells the elements of a list apart, by the name of the list. Any other list is replaced. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("volumes", "name"),
            Map.entry("env", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("podIPs", "ip"),
            Map.entry("taints", "key"));

    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /**
     * The object with the patch merged into it.
     *
     * @throws ApiException when the patch is not an object, or an element of a merged list lacks its key
     */
    public static ObjectNode apply(ObjectNode object, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw ApiException.badRequest("a strategic merge patch is a JSON object");
        }
        if (changes.path(DIRECTIVE).asText().equals("replace")) {
            return changes.deepCopy().without(DIRECTIVE);
        }
        ObjectNode merged = object.deepCopy();
        changes.properties().forEach(change -> merge(merged, change.getKey(), change.getValue()));
        return merged;
    }

    private static void merge(ObjectNode merged, String field, JsonNode value) {
        if (field.startsWith(DELETE_VALUES)) {
            if (merged.path(field.substring(DELETE_VALUES.length())) instanceof ArrayNode list) {
                value.forEach(gone -> removeValue(list, gone));
            }
        } else if (field.startsWith("$")) {
            return;
        } else if (value.isNull() || value.path(DIRECTIVE).asText().equals("delete")) {
            merged.remove(field);
        } else if (value.isObject()) {
            merged.set(field, apply(merged.path(field) instanceof ObjectNode known ? known : empty(), value));
        } else if (value instanceof ArrayNode list && key(field, list).isPresent()) {
            merged.set(
                    field, mergeList(merged.path(field), list, key(field, list).orElseThrow()));
        } else {
            merged.set(field, value.deepCopy());
        }
    }

    /** Ports of a container are told apart by their own port, those of a service by the service's. */
    private static Optional<String> key(String field, ArrayNode list) {
        if (field.equals("ports")) {
            return Optional.of(list.path(0).has("containerPort") ? "containerPort" : "port");
        }
        return Optional.ofNullable(KEYS.get(field));
    }

    private static ArrayNode mergeList(JsonNode present, ArrayNode changes, String key) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        boolean replaced = changes.valueStream()
                .anyMatch(change ->
                        !change.has(key) && change.path(DIRECTIVE).asText().equals("replace"));
        if (!replaced) {
            present.forEach(element -> merged.add(element.deepCopy()));
        }
        for (JsonNode change : changes) {
            if (change.has(key)) {
                mergeElement(merged, change, key);
            } else if (!change.has(DIRECTIVE)) {
                throw ApiException.badRequest("map: does not contain declared merge key: " + key);
            }
        }
        return merged;
    }

    private static void mergeElement(ArrayNode merged, JsonNode change, String key) {
        int index = indexOf(merged, change.path(key), key);
        if (change.path(DIRECTIVE).asText().equals("delete")) {
            if (index >= 0) {
                merged.remove(index);
            }
        } else if (index >= 0 && merged.get(index) instanceof ObjectNode known) {
            merged.set(index, apply(known, change));
        } else {
            merged.add(apply(empty(), change));
        }
    }

    private static int indexOf(ArrayNode list, JsonNode value, String key) {
        for (int index = 0; index < list.size(); index++) {
            if (list.get(index).path(key).equals(value)) {
                return index;
            }
        }
        return -1;
    }

    private static void removeValue(ArrayNode list, JsonNode gone) {
        for (int index = list.size() - 1; index >= 0; index--) {
            if (list.get(index).equals(gone)) {
                list.remove(index);
            }
        }
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
