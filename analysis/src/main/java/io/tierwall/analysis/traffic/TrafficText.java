package io.tierwall.analysis.traffic;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Sets of traffic in words. */
final class TrafficText {

    private static final int CODES = 1 << 8;

    private TrafficText() {}

    static String of(TrafficSet traffic) {
        if (traffic.isAll()) {
            return "all traffic";
        }
        if (traffic.isEmpty()) {
            return "no traffic";
        }
        List<String> parts = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            List<String> spans = spans(protocol, traffic);
            if (!spans.isEmpty()) {
                parts.add((protocol + " " + String.join(", ", spans)).strip());
            }
        }
        if (traffic.contains(TrafficPoint.OTHER)) {
            parts.add("other protocols");
        }
        return String.join("; ", parts);
    }

    /** The spans within a protocol; an empty text alone where all of it belongs. */
    private static List<String> spans(Protocol protocol, TrafficSet traffic) {
        TrafficSet within =
                traffic.intersect(TrafficSet.span(TrafficPoint.first(protocol), TrafficPoint.end(protocol)));
        List<String> spans = new ArrayList<>();
        for (int span = 0; span < within.spans(); span++) {
            int first = within.first(span) - TrafficPoint.first(protocol);
            int last = within.end(span) - 1 - TrafficPoint.first(protocol);
            spans.add(protocol == Protocol.ICMP ? messages(first, last) : ports(first, last));
        }
        return spans;
    }

    private static String ports(int first, int last) {
        if (first == 0 && last == TrafficPoint.end(Protocol.TCP) - 1) {
            return "";
        }
        return first == last ? String.valueOf(first) : first + "-" + last;
    }

    private static String messages(int first, int last) {
        if (first == 0 && last == CODES * CODES - 1) {
            return "";
        }
        return first == last ? message(first) : message(first) + " to " + message(last);
    }

    private static String message(int point) {
        return "type " + point / CODES + " code " + point % CODES;
    }
}
