package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client gets. */
sealed interface Answer {

    /** A document, complete. */
    record Document(int code, JsonNode body) implements Answer {}

    /** A line for probes that look at nothing but the code. */
    record Text(String text) implements Answer {}

    /** Events as they happen. */
    record Stream(WatchStream events) implements Answer {}

    static Answer ok(JsonNode body) {
        return new Document(200, body);
    }

    static Answer created(JsonNode body) {
        return new Document(201, body);
    }
}
