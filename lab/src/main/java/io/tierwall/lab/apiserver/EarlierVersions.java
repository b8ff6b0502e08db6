package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Between a client and the objects: the client sees versions that are lower than the true ones by a number, in all
 * answers and all events, and what it says of versions is understood so.
 */
record EarlierVersions(long by) {

    private static final String VERSION = "resourceVersion";

    /** Where objects are in an answer, itself aside. */
    private static final List<String> OBJECTS = List.of("/items", "/rows", "/object");

    ApiRequest request(ApiRequest seen) {
        Map<String, String> parameters = new HashMap<>(seen.query().parameters());
        parameters.computeIfPresent(VERSION, (_, text) -> moved(text, version -> version + by));
        return new ApiRequest(
                seen.user(),
                seen.method(),
                seen.path(),
                new Query(parameters),
                seen.accept(),
                seen.contentType(),
                seen.userAgent(),
                body(seen));
    }

    private Body body(ApiRequest seen) {
        if (seen.body().isEmpty() || !seen.mediaType().matches("application/([a-z-]+\\+)?(json|yaml)")) {
            return seen.body();
        }
        JsonNode said = seen.body().yaml();
        move(said.path("metadata"), VERSION, version -> version + by);
        move(said.path("preconditions"), VERSION, version -> version + by);
        for (JsonNode step : said.isArray() ? said : Documents.empty()) {
            if (step.path("path").asText().equals("/metadata/" + VERSION)) {
                move(step, "value", version -> version + by);
            }
        }
        return new Body(HttpBridge.bytes(said));
    }

    /** A document or the event of a watch as the client sees it; the tree is left as it is. */
    JsonNode seen(JsonNode document) {
        JsonNode copy = document.deepCopy();
        lower(copy);
        return copy;
    }

    private void lower(JsonNode document) {
        move(document.path("metadata"), VERSION, version -> version - by);
        for (String place : OBJECTS) {
            JsonNode there = document.at(place);
            if (there.isArray()) {
                there.forEach(this::lower);
            } else if (there.isObject()) {
                lower(there);
            }
        }
    }

    private static void move(JsonNode said, String field, LongUnaryOperator by) {
        if (said instanceof ObjectNode object && object.path(field).isTextual()) {
            object.put(field, moved(object.path(field).asText(), by));
        }
    }

    /** Zero and nothing have meanings of their own. */
    private static String moved(String text, LongUnaryOperator by) {
        boolean isVersion = text.matches("[1-9]\\d{0,17}");
        return isVersion ? Long.toString(Math.max(1, by.applyAsLong(Long.parseLong(text)))) : text;
    }
}
