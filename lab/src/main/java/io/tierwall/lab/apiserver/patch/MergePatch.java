package io.tierwall.lab.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;

/** Patches that are merged into the object: null removes, lists are replaced (RFC 7386). */
public final class MergePatch {

    private MergePatch() {}

    /**
     * The object with the patch merged into it.
     *
     * @throws ApiException when the patch is not an object
     */
    public static ObjectNode apply(ObjectNode object, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw ApiException.badRequest("a merge patch is a JSON object");
        }
        ObjectNode merged = object.deepCopy();
        changes.properties().forEach(change -> {
            String field = change.getKey();
            JsonNode value = change.getValue();
            if (value.isNull()) {
                merged.remove(field);
            } else if (value.isObject()) {
                merged.set(field, apply(merged.path(field) instanceof ObjectNode known ? known : empty(), value));
            } else {
                merged.set(field, value.deepCopy());
            }
        });
        return merged;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
