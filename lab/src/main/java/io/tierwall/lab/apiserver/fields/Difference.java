package io.tierwall.lab.apiserver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a write does to the fields of an object.
 *
 * @param changed fields that are new or have another value
 * @param removed fields that are no more
 */
record Difference(FieldSet changed, FieldSet removed) {

    static Difference between(ObjectNode before, ObjectNode after) {
        return new Difference(
                FieldSet.of(after).only(path -> !path.in(before).equals(path.in(after))),
                FieldSet.of(before).only(path -> path.in(after).isMissingNode()));
    }

    /** Whether the field, as it was, is another one now. */
    boolean touches(FieldPath field, JsonNode before) {
        return changed.paths().stream()
                .anyMatch(path -> field.isWithin(path)
                        || (path.isWithin(field) && !field.in(before).isObject()));
    }
}
