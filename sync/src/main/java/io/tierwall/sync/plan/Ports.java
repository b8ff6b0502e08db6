package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The traffic that a rule covers, as far as ports tell it.
 *
 * @param spans any of these
 * @param unknown whether the rule covers more, of which nothing here can tell: names of ports, ICMP and the like
 */
record Ports(List<Span> spans, boolean unknown) {

    private static final int LAST = 65_535;

    /** Ports of one protocol. */
    record Span(String protocol, int first, int last) {

        boolean meets(Span other) {
            return protocol.equals(other.protocol) && first <= other.last && other.first <= last;
        }

        boolean covers(Span other) {
            return protocol.equals(other.protocol) && first <= other.first && other.last <= last;
        }
    }

    static Ports of(JsonNode rule) {
        List<Span> spans = new ArrayList<>();
        boolean unknown = !rule.path("protocols").isEmpty()
                || !rule.path("toServices").isEmpty()
                || !rule.path("l7Protocols").isEmpty();
        for (JsonNode port : rule.path("ports")) {
            JsonNode first = port.path("port");
            String protocol = port.path("protocol").asText("TCP");
            if (first.isIntegralNumber()) {
                spans.add(new Span(
                        protocol, first.intValue(), port.path("endPort").asInt(first.intValue())));
            } else if (first.isMissingNode() || first.isNull()) {
                spans.add(new Span(protocol, 0, LAST));
            } else {
                unknown = true;
            }
        }
        return new Ports(List.copyOf(spans), unknown);
    }

    private boolean isEverything() {
        return spans.isEmpty() && !unknown;
    }

    boolean mayMeet(Ports other) {
        return isEverything()
                || other.isEverything()
                || unknown
                || other.unknown
                || spans.stream().anyMatch(one -> other.spans.stream().anyMatch(one::meets));
    }

    /** Whether it surely covers all of the other. */
    boolean covers(Ports other) {
        return isEverything()
                || (!unknown
                        && !other.unknown
                        && !other.isEverything()
                        && other.spans.stream().allMatch(one -> spans.stream().anyMatch(mine -> mine.covers(one))));
    }
}
