package io.tierwall.server.api.tierwall;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import java.util.Arrays;
import java.util.Locale;

/** Reads the parameters that say what packet is meant. */
final class FlowParameters {

    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_ICMP = 255;
    private static final int ECHO_REQUEST = 8;

    private FlowParameters() {}

    static FlowQuestion read(Call call) {
        String from = call.required("from");
        String to = call.required("to");
        Protocol protocol = protocol(call);
        boolean toService = toService(call);
        if (protocol != Protocol.ICMP) {
            call.required("port");
            return new FlowQuestion(from, to, toService, protocol, call.number("port", 0, HIGHEST_PORT, 0), 0);
        }
        if (toService) {
            throw ApiException.badParameter("to_kind", "no service answers to ICMP. Name a pod.");
        }
        return new FlowQuestion(
                from,
                to,
                false,
                protocol,
                call.number("icmp_type", 0, HIGHEST_ICMP, ECHO_REQUEST),
                call.number("icmp_code", 0, HIGHEST_ICMP, 0));
    }

    private static boolean toService(Call call) {
        return switch (call.query("to_kind").orElse("pod")) {
            case "pod" -> false;
            case "service" -> true;
            case String _ -> throw ApiException.badParameter("to_kind", "pod or service is expected.");
        };
    }

    private static Protocol protocol(Call call) {
        String name = call.query("protocol").orElse("TCP").toUpperCase(Locale.ROOT);
        return Arrays.stream(Protocol.values())
                .filter(protocol -> protocol.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter("protocol", "TCP, UDP, SCTP or ICMP is expected."));
    }
}
