package io.tierwall.server.api.tierwall;

import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.statistics.History;
import io.tierwall.server.statistics.Statistics;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What rules have met, per cluster and over all that the policy spans, and when. */
@Path("/tierwall/api/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
public final class FleetStatisticsResource {

    private static final String POLICY = "policy_path";
    private static final String RULE = "rule_path";
    private static final String CLUSTER = "cluster";

    private final Publisher publisher;
    private final Statistics statistics;

    public FleetStatisticsResource(Publisher publisher, Statistics statistics) {
        this.publisher = publisher;
        this.statistics = statistics;
    }

    @GET
    @Parameter(name = POLICY, in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Operation(summary = "Shows what each rule of a policy has met, in each cluster and in all together")
    public StatisticsView policy(@Context RoutingContext context) {
        PolicyTree tree = tree(publisher.current(), path(Call.of(context), POLICY));
        return StatisticsView.of(
                tree, clusters(tree).stream().map(statistics::of).toList());
    }

    @GET
    @Path("history")
    @Parameter(name = RULE, in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = CLUSTER, in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Operation(summary = "Shows what a rule has met in the latest day, in one cluster or in all together")
    public HistoryView history(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        IntentPath path = path(call, RULE);
        Rule rule = intent.find(path, Rule.class).orElseThrow(() -> ApiException.notFound(path.value()));
        List<IntentPath> clusters = chosen(call, clusters(tree(intent, path.parent())));
        return new HistoryView(
                path.value(),
                History.INTERVAL.toSeconds(),
                statistics.history(rule, clusters).entrySet().stream()
                        .map(HistoryView.Point::of)
                        .toList());
    }

    private static IntentPath path(Call call, String parameter) {
        return call.query(parameter)
                .flatMap(IntentPath::parse)
                .orElseThrow(() -> ApiException.badParameter(
                        parameter, "it has to be the path of one, such as a search shows it."));
    }

    private static PolicyTree tree(Intent intent, IntentPath path) {
        return intent.policy(path).orElseThrow(() -> ApiException.notFound(path.value()));
    }

    private static List<IntentPath> clusters(PolicyTree tree) {
        return tree.spans().stream().map(ContainerClusterSpan::cluster).sorted().toList();
    }

    private static List<IntentPath> chosen(Call call, List<IntentPath> spanned) {
        Optional<String> wanted = call.query(CLUSTER).filter(id -> !id.isEmpty());
        if (wanted.isEmpty()) {
            return spanned;
        }
        return List.of(spanned.stream()
                .filter(cluster -> cluster.id().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter(
                        CLUSTER, "the policy does not span " + wanted.get() + ". Name a cluster that it spans.")));
    }
}
