package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a client gets. */
sealed interface Answer {

    /**
     * A document, complete.
     *
     * @param warnings as headers say them
     */
    record Document(int code, JsonNode body, String contentType, List<String> warnings) implements Answer {

        public Document {
            warnings = List.copyOf(warnings);
        }

        Document with(JsonNode other) {
            return new Document(code, other, contentType, warnings);
        }

        Document with(Warnings more) {
            return new Document(code, body, contentType, more.headers());
        }
    }

    /** A line for probes that look at nothing but the code. */
    record Text(String text) implements Answer {}

    /** Something that is no text. Its position is never moved. */
    record Bytes(ByteBuffer content, String contentType) implements Answer {}

    /**
     * Events as they happen.
     *
     * @param doom what happens to it as soon as it has begun
     * @param sight what the client sees of an event
     */
    record Stream(WatchStream events, RequestInfo info, Optional<Fate.Disturbance> doom, UnaryOperator<JsonNode> sight)
            implements Answer {

        static Stream of(WatchStream events, RequestInfo info) {
            return new Stream(events, info, Optional.empty(), UnaryOperator.identity());
        }

        Stream doomed(Fate.Disturbance disturbance) {
            return new Stream(events, info, Optional.of(disturbance), sight);
        }

        Stream seenAs(UnaryOperator<JsonNode> other) {
            return new Stream(events, info, doom, other);
        }

        /** Sends the events until the watch or its reader ends. */
        void run(WatchStream.Lines lines) throws IOException {
            events.run(new WatchStream.Lines() {
                @Override
                public void send(JsonNode line) throws IOException {
                    lines.send(sight.apply(line));
                }

                @Override
                public void flush() throws IOException {
                    lines.flush();
                }
            });
        }
    }

    /** Something else than what was asked for. */
    record Disturbed(Fate.Disturbance disturbance) implements Answer {}

    static Document of(int code, JsonNode body) {
        return new Document(code, body, "application/json", List.of());
    }

    static Document ok(JsonNode body) {
        return of(200, body);
    }

    static Document created(JsonNode body) {
        return of(201, body);
    }
}
