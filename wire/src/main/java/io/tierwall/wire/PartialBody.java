package io.tierwall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;

/**
 * Completes bodies that say only what is to change: what they leave out keeps its value. Lists are replaced whole, but
 * the rules of a policy are completed one by one. Pure.
 */
final class PartialBody {

    private final Intent current;

    PartialBody(Intent current) {
        this.current = current;
    }

    /** The whole body; the same where nothing is there yet, or where it is no object. */
    JsonNode complete(IntentPath path, JsonNode body) {
        if (!body.isObject()) {
            return body;
        }
        ObjectNode whole = current.object(path)
                .map(WireObjects::write)
                .map(present -> over(present, body))
                .orElseGet(() -> ((ObjectNode) body).objectNode().setAll((ObjectNode) body));
        if (whole.get("rules") instanceof ArrayNode rules) {
            whole.set("rules", completeRules(path, rules));
        }
        return whole;
    }

    private static ObjectNode over(ObjectNode present, JsonNode body) {
        present.remove("_revision"); // Only the client's counts: whether it is sent decides whether it is compared.
        body.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> present.set(field.getKey(), field.getValue()));
        return present;
    }

    private ArrayNode completeRules(IntentPath policy, ArrayNode rules) {
        ArrayNode complete = rules.arrayNode();
        rules.forEach(rule ->
                complete.add(complete(IntentPath.rule(policy, rule.path("id").asText()), rule)));
        return complete;
    }
}
