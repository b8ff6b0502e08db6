package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.Optional;

/** Reads texts of a body. Pure. */
final class JsonText {

    private JsonText() {}

    /** The text of a field; nothing when it is missing or empty, and a problem when it is something else. */
    static Optional<String> read(JsonNode body, String field, IntentPath object, Problems problems) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            problems.add(ProblemCode.FIELD_TYPE, object, field, "A string is expected here. Put the value in quotes.");
            return Optional.empty();
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }
}
