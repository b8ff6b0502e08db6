package io.tierwall.server.api.tierwall;

import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.FlowEnds;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.tierwall.ExplainFormat.About;
import io.tierwall.server.api.tierwall.ExplainView.Rules;
import io.tierwall.server.publish.Published;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What becomes of a packet in a cluster, and why. */
@Path("/tierwall/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
public final class ExplainResource {

    private static final int MOST_RULES = 10_000;
    private static final int RULES = 200;
    private static final String CLUSTER = "a registered cluster, by its id";
    private static final String FROM = "a pod as namespace/name, or an address";
    private static final String TO = "a pod or a service as namespace/name, or an address";
    private static final String TO_KIND = "pod (default) or service";
    private static final String PROTOCOL = "TCP (default), UDP, SCTP or ICMP";
    private static final String SHOWN = "how many rules that do not decide are shown of each side";

    private final QuestionedClusters clusters;
    private final PlanQuestion changes;

    public ExplainResource(QuestionedClusters clusters, PlanQuestion changes) {
        this.clusters = clusters;
        this.changes = changes;
    }

    @GET
    @Operation(summary = "Says what becomes of a packet in a cluster, which rules decide, and why others do not")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = CLUSTER)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = FROM)
    @Parameter(name = "to", in = ParameterIn.QUERY, description = TO)
    @Parameter(name = "to_kind", in = ParameterIn.QUERY, description = TO_KIND)
    @Parameter(name = "protocol", in = ParameterIn.QUERY, description = PROTOCOL)
    @Parameter(name = "port", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "icmp_type", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "icmp_code", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "revision", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(
            name = "rules",
            in = ParameterIn.QUERY,
            description = SHOWN,
            schema = @Schema(implementation = Integer.class))
    public ExplainView explain(@Context RoutingContext context) {
        Call call = Call.of(context);
        String cluster = call.required("cluster");
        FlowQuestion question = FlowParameters.read(call);
        int limit = limit(call);
        int revision = call.number("revision", 1, Integer.MAX_VALUE, 0);
        ClusterPicture picture = revision == 0 ? clusters.current(cluster) : clusters.at(cluster, revision);
        Rules rules = revision == 0 ? Rules.PUBLISHED : Rules.REVISION;
        return new ExplainFormat(picture, limit)
                .write(
                        question,
                        new FlowEnds(picture).flow(question),
                        new About(rules, picture.intent().revision(), Optional.empty()));
    }

    @POST
    @Operation(
            summary = "Says the same under the rules that a change would make of the published ones: by a tree for"
                    + " PATCH /policy/api/v1/infra, or a draft (draft); nothing is changed")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = CLUSTER)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = FROM)
    @Parameter(name = "to", in = ParameterIn.QUERY, description = TO)
    @Parameter(name = "to_kind", in = ParameterIn.QUERY, description = TO_KIND)
    @Parameter(name = "protocol", in = ParameterIn.QUERY, description = PROTOCOL)
    @Parameter(name = "port", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "icmp_type", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "icmp_code", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(
            name = "rules",
            in = ParameterIn.QUERY,
            description = SHOWN,
            schema = @Schema(implementation = Integer.class))
    public ExplainView explainChange(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String cluster = call.required("cluster");
        FlowQuestion question = FlowParameters.read(call);
        int limit = limit(call);
        if (call.query("revision").isPresent()) {
            throw ApiException.badParameter(
                    "revision", "a change is one of what is published now. Leave it out, or ask with GET.");
        }
        Published change = changes.change(call, JsonBody.read(call, body));
        Compared compared = clusters.compared(change.before(), change.after(), cluster);
        String published = ExplainFormat.verdict(compared.before(), new FlowEnds(compared.before()).flow(question));
        return new ExplainFormat(compared.after(), limit)
                .write(
                        question,
                        new FlowEnds(compared.after()).flow(question),
                        new About(Rules.DRAFT, change.before().revision(), Optional.of(published)));
    }

    private static int limit(Call call) {
        return call.number("rules", 0, MOST_RULES, RULES);
    }
}
