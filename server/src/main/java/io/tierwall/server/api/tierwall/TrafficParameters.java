package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.IcmpMatch;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.Traffic;
import io.tierwall.model.service.PortRange;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The traffic that a question is about: {@code protocol}, and some of its ports in {@code port}. */
final class TrafficParameters {

    private static final int MOST_PORTS = 100;

    private TrafficParameters() {}

    /** All traffic where nothing is said of it; all of a protocol where no port is. */
    static TrafficSet read(Call call) {
        List<String> ports = call.list("port", MOST_PORTS);
        String name = call.query("protocol").orElse("").toUpperCase(Locale.ROOT);
        if (name.isEmpty() && ports.isEmpty()) {
            return TrafficSet.ALL;
        }
        Protocol protocol = Arrays.stream(Protocol.values())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter("protocol", "TCP, UDP, SCTP or ICMP is expected."));
        if (protocol != Protocol.ICMP) {
            return TrafficSet.of(Traffic.of(
                    ports.isEmpty()
                            ? List.of(PortMatch.all(protocol))
                            : ports.stream().map(text -> port(protocol, text)).toList()));
        }
        if (!ports.isEmpty()) {
            throw ApiException.badParameter("port", "ICMP has no ports. Leave it out.");
        }
        return TrafficSet.of(new Traffic(List.of(), List.of(IcmpMatch.ALL)));
    }

    private static PortMatch port(Protocol protocol, String text) {
        return PortRange.parse(text)
                .map(range -> new PortMatch(protocol, range.first(), range.last()))
                .orElseThrow(() -> ApiException.badParameter(
                        "port", "\"" + text + "\" is no port. Write 443, or 8000-8080; commas between several."));
    }
}
