package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads the conditions of a status. */
final class Conditions {

    private Conditions() {}

    static Optional<JsonNode> find(JsonNode status, String type) {
        return status.path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst();
    }

    static Optional<JsonNode> find(JsonNode status, String type, String value) {
        return find(status, type)
                .filter(condition -> condition.path("status").asText().equals(value));
    }

    /** Its reason and message. */
    static String said(JsonNode condition) {
        String reason = condition.path("reason").asText(condition.path("type").asText());
        String message = condition.path("message").asText("");
        return message.isEmpty() ? reason : reason + ": " + message;
    }
}
