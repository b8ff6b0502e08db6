package io.tierwall.server.api.tierwall;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.analysis.ClusterFindings;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.tierwall.PlanFormat.Beside;
import io.tierwall.server.api.tierwall.PlanQuestion.Pair;
import io.tierwall.server.api.tierwall.PlanView.ClusterPlan;
import io.tierwall.server.api.tierwall.PlanView.GuardrailChange;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.guardrail.Guardrail;
import io.tierwall.server.guardrail.GuardrailStore;
import io.tierwall.server.guardrail.StandingChange;
import io.tierwall.server.statistics.Statistics;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a change would do in each cluster: to what passes, to guardrails and findings, and while it is written. */
@Path("/tierwall/api/v1/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {

    private static final int MOST = 10_000;
    private static final int SHOWN = 200;

    private final PlanQuestion question;
    private final ClusterFindings findings;
    private final Clusters clusters;
    private final Statistics statistics;
    private final GuardrailStore guardrails;

    public PlanResource(
            PlanQuestion question,
            ClusterFindings findings,
            Clusters clusters,
            Statistics statistics,
            GuardrailStore guardrails) {
        this.question = question;
        this.findings = findings;
        this.clusters = clusters;
        this.statistics = statistics;
        this.guardrails = guardrails;
    }

    @POST
    @Operation(
            summary =
                    "Says which traffic would be gained and lost, which guardrails broken, which findings brought and ended,"
                            + " and what may open on the way, by a tree for PATCH /policy/api/v1/infra, by a draft (draft),"
                            + " or between two revisions (from_revision, to_revision); nothing is changed")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "only this cluster, by its id")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "how many changes, workloads, findings and openings are shown of each cluster",
            schema = @Schema(implementation = Integer.class))
    public PlanView plan(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        int limit = call.number("limit", 0, MOST, SHOWN);
        String only = call.query("cluster").orElse("");
        Pair pair = question.pair(call, JsonBody.read(call, body));
        List<Guardrail> all = guardrails.list();
        List<ClusterPlan> plans = question.clusters(only).stream()
                .flatMap(cluster -> plan(pair, cluster, all, limit).stream())
                .toList();
        return new PlanView(
                plans.stream().anyMatch(plan -> plan.gainedCount() + plan.lostCount() > 0),
                plans.stream().flatMap(plan -> plan.guardrails().stream()).anyMatch(GuardrailChange::breaks),
                plans.stream()
                        .flatMap(plan -> plan.order().stream())
                        .anyMatch(order -> order.state() == OrderView.State.OPENS),
                pair.before().revision(),
                plans);
    }

    private static boolean isSpanned(Intent intent, ClusterControlPlane cluster) {
        return !intent.policiesSpanning(cluster.path()).isEmpty();
    }

    /** One cluster, if a policy spans it before or after, or a guardrail comes to stand otherwise there. */
    private Optional<ClusterPlan> plan(Pair pair, ClusterControlPlane cluster, List<Guardrail> all, int limit) {
        boolean spanned = isSpanned(pair.before(), cluster) || isSpanned(pair.after(), cluster);
        if (!spanned && all.isEmpty()) {
            return Optional.empty();
        }
        Compared compared = question.compared(pair, cluster);
        List<StandingChange> changes = StandingChange.between(all, compared.before(), compared.after());
        return spanned || !changes.isEmpty()
                ? Optional.of(new PlanFormat(compared, limit)
                        .write(new Beside(
                                statistics.of(cluster.path()),
                                changes,
                                findings.between(compared.before(), compared.after()),
                                order(pair, compared, limit))))
                : Optional.empty();
    }

    private Optional<OrderView> order(Pair pair, Compared compared, int limit) {
        IntentPath cluster = compared.after().cluster().path();
        return pair.fromNow()
                ? Optional.of(OrderFormat.write(clusters.outlook(pair.after(), cluster), compared, limit))
                : Optional.empty();
    }
}
