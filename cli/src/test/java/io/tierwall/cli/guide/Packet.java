package io.tierwall.cli.guide;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a packet between two pods. */
public record Packet(String from, String to, String result) {

    static Packet of(JsonNode result) {
        return new Packet(
                result.path("from").asText(),
                result.path("to").asText(),
                result.path("result").asText());
    }

    /** Whether it was sent by a pod of this namespace. */
    public boolean leaves(String namespace) {
        return from.startsWith(namespace + "/");
    }

    /** Whether it was sent to a pod of this namespace. */
    public boolean enters(String namespace) {
        return to.startsWith(namespace + "/");
    }
}
