package io.tierwall.lab.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.objects.ApiException;
import java.util.Optional;
import java.util.Set;

/**
 * What to try.
 *
 * @param flow from whom to whom; without one, every running pod tries every other
 * @param port of no importance for ICMP, which asks for an echo
 */
record ProbeRequest(Optional<Flow> flow, int port, Protocol protocol) {

    private static final Set<String> FIELDS = Set.of("from", "to", "port", "protocol");
    private static final int DEFAULT_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Two ends.
     *
     * @param from a pod, as namespace/name
     * @param to a pod, or an address
     */
    record Flow(String from, String to) {}

    /** @throws ApiException when the request cannot be understood */
    static ProbeRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw ApiException.badRequest("a probe is a JSON object, such as"
                    + " {\"from\": \"a/web\", \"to\": \"b/web\", \"port\": 80, \"protocol\": \"TCP\"}");
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw ApiException.badRequest("unknown field " + field + ": a probe has from, to, port and protocol");
            }
        });
        return new ProbeRequest(flow(text(body, "from"), text(body, "to")), port(body), protocol(body));
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw ApiException.badRequest(field + ": expected text, got " + value);
        }
        return value.asText("");
    }

    private static Optional<Flow> flow(String from, String to) {
        if (from.isEmpty() != to.isEmpty()) {
            throw ApiException.badRequest((from.isEmpty() ? "from" : "to")
                    + " is missing: name from and to, or neither of them to try every pair of pods");
        }
        return from.isEmpty() ? Optional.empty() : Optional.of(new Flow(from, to));
    }

    private static int port(JsonNode body) {
        JsonNode port = body.path("port");
        if (port.isMissingNode()) {
            return DEFAULT_PORT;
        }
        if (!port.isInt() || port.asInt() < 1 || port.asInt() > HIGHEST_PORT) {
            throw ApiException.badRequest("port: expected a number from 1 to " + HIGHEST_PORT + ", got " + port);
        }
        return port.asInt();
    }

    private static Protocol protocol(JsonNode body) {
        return switch (text(body, "protocol")) {
            case "", "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "ICMP" -> Protocol.ICMP;
            case String other -> throw ApiException.badRequest("protocol: expected TCP, UDP or ICMP, got " + other);
        };
    }
}
