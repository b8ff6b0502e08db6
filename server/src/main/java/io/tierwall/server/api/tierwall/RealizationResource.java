package io.tierwall.server.api.tierwall;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.ConsolidatedStatus;
import io.tierwall.server.realization.Realizations;
import io.tierwall.server.realization.StateView;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Every policy in every cluster that it spans, at a glance. */
@Path("/tierwall/api/v1/realization")
@Produces(MediaType.APPLICATION_JSON)
public final class RealizationResource {

    private final Publisher publisher;
    private final Realizations realizations;
    private final ClusterColumns columns;

    public RealizationResource(Publisher publisher, Realizations realizations, ClusterColumns columns) {
        this.publisher = publisher;
        this.realizations = realizations;
        this.columns = columns;
    }

    /**
     * The matrix.
     *
     * @param revision of the intent that is measured against
     * @param clusters the registered clusters
     * @param policies in the order in which packets meet them
     */
    public record Matrix(long revision, List<ClusterColumns.Column> clusters, List<Row> policies) {}

    /**
     * One policy.
     *
     * @param status of all its clusters together, in NSX's words
     * @param rules only when they are asked for
     */
    public record Row(
            String policy, String category, ConsolidatedStatus status, List<StateView> clusters, List<RuleRow> rules) {}

    /**
     * One rule.
     *
     * @param enabled whether clusters are told of it
     * @param clusters empty when it is disabled
     */
    public record RuleRow(String rule, boolean enabled, List<StateView> clusters) {}

    @GET
    @Operation(summary = "Shows how far each cluster is with each policy that spans it, and with its latest publish")
    @Parameter(
            name = "rules",
            in = ParameterIn.QUERY,
            description = "true shows each rule as well",
            schema = @Schema(implementation = Boolean.class))
    public Matrix get(@Context RoutingContext context) {
        boolean rules = Call.of(context).flag("rules", false);
        Intent intent = publisher.current();
        List<Row> rows =
                intent.policies().stream().map(tree -> row(intent, tree, rules)).toList();
        return new Matrix(intent.revision(), columns.of(intent), rows);
    }

    private Row row(Intent intent, PolicyTree tree, boolean rules) {
        List<ClusterStatus> statuses = realizations.of(tree.policy(), intent);
        List<IntentPath> clusters =
                statuses.stream().map(ClusterStatus::cluster).toList();
        Stream<Rule> shown = rules ? tree.rules().stream() : Stream.empty();
        return new Row(
                tree.policy().path().value(),
                tree.policy().category().title(),
                ConsolidatedStatus.consolidate(
                        statuses.stream().map(ClusterStatus::status).toList()),
                statuses.stream().map(StateView::of).toList(),
                shown.map(rule -> row(rule, clusters)).toList());
    }

    private RuleRow row(Rule rule, List<IntentPath> clusters) {
        boolean enabled = !rule.settings().disabled();
        List<StateView> states = clusters.stream()
                .filter(_ -> enabled)
                .flatMap(cluster -> realizations.of(rule, cluster).stream())
                .map(StateView::of)
                .toList();
        return new RuleRow(rule.path().value(), enabled, states);
    }
}
