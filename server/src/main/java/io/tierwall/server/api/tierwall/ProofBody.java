package io.tierwall.server.api.tierwall;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.wire.ObjectReader;
import java.util.Locale;

/**
 * What is to be proved.
 *
 * @param cluster its id
 */
record ProofBody(String cluster, FlowQuestion question) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int ECHO_REQUEST = 8;

    private enum EndKind {
        POD,
        SERVICE
    }

    /** Reports what is missing or wrong; the body is of no use then. */
    static ProofBody read(ObjectReader in) {
        String cluster = in.required("cluster").orElse("");
        String from = in.required("from").orElse("");
        String to = in.required("to").orElse("");
        boolean service = in.oneOf("to_kind", EndKind.class, kind -> kind.name().toLowerCase(Locale.ROOT))
                .filter(kind -> kind == EndKind.SERVICE)
                .isPresent();
        Protocol protocol = in.oneOf("protocol", Protocol.class).orElse(Protocol.TCP);
        if (protocol == Protocol.ICMP) {
            if (in.has("port")) {
                in.report(ProblemCode.VALUE_UNKNOWN, "port", "ICMP has no ports. Leave it out.");
            }
            if (service) {
                in.report(ProblemCode.VALUE_UNKNOWN, "to_kind", "No service answers to ICMP. Name a pod.");
            }
            return new ProofBody(cluster, new FlowQuestion(from, to, false, protocol, ECHO_REQUEST, 0));
        }
        return new ProofBody(cluster, new FlowQuestion(from, to, service, protocol, port(in), 0));
    }

    private static int port(ObjectReader in) {
        if (!in.has("port")) {
            in.report(ProblemCode.FIELD_REQUIRED, "port", "The field is required. Add it.");
            return 1;
        }
        int port = in.integer("port").orElse(1);
        if (port < 1 || port > HIGHEST_PORT) {
            in.report(ProblemCode.VALUE_OUT_OF_RANGE, "port", "A port from 1 to 65535 is expected here.");
        }
        return port;
    }
}
