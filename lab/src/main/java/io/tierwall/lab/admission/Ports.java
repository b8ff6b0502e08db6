package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Refusals of spans of ports, P30 to P33. */
final class Ports {

    private Ports() {}

    static Optional<String> refusal(RuleNode rule) {
        return rule.tree()
                .path("ports")
                .valueStream()
                .flatMap(port -> destination(port).or(() -> source(port)).stream())
                .findFirst();
    }

    private static Optional<String> destination(JsonNode port) {
        if (!port.has("endPort")) {
            return Optional.empty();
        }
        if (!port.has("port")) {
            return Optional.of("endPort cannot be set without port"); // P30
        }
        if (!port.path("port").isNumber()) {
            return Optional.of("endPort cannot be set with a port that is a name"); // P31
        }
        return port.path("endPort").asInt() < port.path("port").asInt()
                ? Optional.of("endPort is less than port") // P32
                : Optional.empty();
    }

    /** P33 */
    private static Optional<String> source(JsonNode port) {
        if (!port.has("sourceEndPort")) {
            return Optional.empty();
        }
        if (!port.has("sourcePort")) {
            return Optional.of("sourceEndPort cannot be set without sourcePort");
        }
        return port.path("sourceEndPort").asInt() < port.path("sourcePort").asInt()
                ? Optional.of("sourceEndPort is less than sourcePort")
                : Optional.empty();
    }
}
