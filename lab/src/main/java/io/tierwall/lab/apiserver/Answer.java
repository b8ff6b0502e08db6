package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a client gets. */
sealed interface Answer {

    /** A document, complete. */
    record Document(int code, JsonNode body) implements Answer {}

    /** A line for probes that look at nothing but the code. */
    record Text(String text) implements Answer {}

    /**
     * Events as they happen.
     *
     * @param doom what happens to it as soon as it has begun
     */
    record Stream(WatchStream events, RequestInfo info, Optional<Fate.Disturbance> doom) implements Answer {

        Stream doomed(Fate.Disturbance disturbance) {
            return new Stream(events, info, Optional.of(disturbance));
        }
    }

    /** Something else than what was asked for. */
    record Disturbed(Fate.Disturbance disturbance) implements Answer {}

    static Answer ok(JsonNode body) {
        return new Document(200, body);
    }

    static Answer created(JsonNode body) {
        return new Document(201, body);
    }
}
