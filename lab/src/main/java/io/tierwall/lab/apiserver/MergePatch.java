package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;

/** Patches that are merged into the object: null removes, lists are replaced (RFC 7386). */
final class MergePatch {

    private MergePatch() {}

    /** The object with the patch merged into it. */
    static ObjectNode apply(ObjectNode object, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw ApiException.badRequest("a merge patch is a JSON object");
        }
        ObjectNode merged = object.deepCopy();
        changes.properties().forEach(change -> {
            String field = change.getKey();
            JsonNode value = change.getValue();
            if (field.startsWith("$")) {
                return; // Directives of strategic merging, which say how lists are ordered.
            }
            if (value.isNull()) {
                merged.remove(field);
            } else if (value.isObject()) {
                JsonNode present = merged.path(field);
                merged.set(field, apply(present instanceof ObjectNode known ? known : Documents.empty(), value));
            } else {
                merged.set(field, value);
            }
        });
        return merged;
    }
}
