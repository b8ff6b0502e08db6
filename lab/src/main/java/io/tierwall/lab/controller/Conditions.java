package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes conditions. Their time is that of the last transition, so it stays while their status does. */
final class Conditions {

    private final JsonNode before;
    private final Instant now;
    private final ObjectNode status;

    /**
     * @param before the status so far
     * @param status where the conditions go
     */
    Conditions(JsonNode before, ObjectNode status, Instant now) {
        this.before = before;
        this.status = status;
        this.now = now;
    }

    Conditions add(String type, boolean value) {
        append(type, value);
        return this;
    }

    Conditions add(String type, boolean value, String reason, String message) {
        append(type, value).put("reason", reason).put("message", message);
        return this;
    }

    private ObjectNode append(String type, boolean value) {
        String text = value ? "True" : "False";
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        condition.put("type", type).put("status", text).put("lastTransitionTime", since(type, text));
        status.withArray("/conditions").add(condition);
        return condition;
    }

    private String since(String type, String value) {
        Optional<String> known = before.path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type)
                        && condition.path("status").asText().equals(value))
                .map(condition -> condition.path("lastTransitionTime").asText(""))
                .filter(time -> !time.isEmpty())
                .findFirst();
        return known.orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
