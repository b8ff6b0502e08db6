package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.schema.Schemas;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;

/**
 * What becomes of fields that no schema knows: they are left out in any case.
 *
 * @param strict whether the object is refused instead
 * @param warns whether the client is told
 * @param warnings where it is told
 */
record FieldValidation(boolean strict, boolean warns, Warnings warnings) {

    static FieldValidation of(Query query) {
        String said = query.text("fieldValidation");
        if (!List.of("", "Ignore", "Warn", "Strict").contains(said)) {
            throw ApiException.unprocessable(
                    "CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value: \"" + said
                            + "\": supported values: \"Ignore\", \"Strict\", \"Warn\"");
        }
        return new FieldValidation(said.equals("Strict"), !said.equals("Ignore"), new Warnings());
    }

    /**
     * Looks at an object.
     *
     * @throws ApiException when it is refused
     */
    void check(ResourceType type, ObjectNode object) {
        if (!warns) {
            return;
        }
        List<String> unknown = Schemas.of(type).map(schema -> schema.unknown(object)).orElse(List.of()).stream()
                .map(field -> "unknown field \"" + field + "\"")
                .toList();
        if (strict && !unknown.isEmpty()) {
            throw ApiException.badRequest(type.kind() + " in version \"" + type.version() + "\" cannot be handled as a "
                    + type.kind() + ": strict decoding error: " + String.join(", ", unknown));
        }
        unknown.forEach(warnings::add);
    }
}
