package io.tierwall.server.api.tierwall;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.FlowEnds;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What becomes of a packet in a cluster, and why. */
@Path("/tierwall/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
public final class ExplainResource {

    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_ICMP = 255;
    private static final int ECHO_REQUEST = 8;
    private static final int MOST_RULES = 10_000;
    private static final int RULES = 200;

    private final QuestionedClusters clusters;

    public ExplainResource(QuestionedClusters clusters) {
        this.clusters = clusters;
    }

    @GET
    @Operation(summary = "Says what becomes of a packet in a cluster, which rules decide, and why others do not")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "a registered cluster, by its id")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "a pod as namespace/name, or an address")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "a pod or a service as namespace/name, or an address")
    @Parameter(name = "to_kind", in = ParameterIn.QUERY, description = "pod (default) or service")
    @Parameter(name = "protocol", in = ParameterIn.QUERY, description = "TCP (default), UDP, SCTP or ICMP")
    @Parameter(name = "port", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "icmp_type", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "icmp_code", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "revision", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(
            name = "rules",
            in = ParameterIn.QUERY,
            description = "how many rules that do not decide are shown of each side",
            schema = @Schema(implementation = Integer.class))
    public ExplainView explain(@Context RoutingContext context) {
        Call call = Call.of(context);
        String cluster = call.required("cluster");
        FlowQuestion question = question(call);
        int limit = call.number("rules", 0, MOST_RULES, RULES);
        int revision = call.number("revision", 1, Integer.MAX_VALUE, 0);
        ClusterPicture picture = revision == 0 ? clusters.current(cluster) : clusters.at(cluster, revision);
        return new ExplainFormat(picture, limit).write(question, new FlowEnds(picture).flow(question));
    }

    private static FlowQuestion question(Call call) {
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
