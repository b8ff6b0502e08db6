package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.tierwall.PlanView.ClusterPlan;
import io.tierwall.server.api.tierwall.PlanView.GuardrailChange;
import io.tierwall.server.drafts.Drafts;
import io.tierwall.server.guardrail.Guardrail;
import io.tierwall.server.guardrail.GuardrailStore;
import io.tierwall.server.guardrail.StandingChange;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.statistics.Statistics;
import io.tierwall.wire.RequestReader;
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

/** What a change would do to what passes, and to guardrails, in each cluster. Changes nothing. */
@Path("/tierwall/api/v1/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {

    private static final int MOST = 10_000;
    private static final int SHOWN = 200;

    private final Publisher publisher;
    private final Drafts drafts;
    private final QuestionedClusters clusters;
    private final Statistics statistics;
    private final GuardrailStore guardrails;

    public PlanResource(
            Publisher publisher,
            Drafts drafts,
            QuestionedClusters clusters,
            Statistics statistics,
            GuardrailStore guardrails) {
        this.publisher = publisher;
        this.drafts = drafts;
        this.clusters = clusters;
        this.statistics = statistics;
        this.guardrails = guardrails;
    }

    private record Pair(Intent before, Intent after) {}

    @POST
    @Operation(
            summary =
                    "Says which traffic would be gained and lost, and which guardrails broken, by a tree for PATCH"
                            + " /policy/api/v1/infra, by a draft (draft), or between two revisions (from_revision, to_revision); nothing is changed")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "only this cluster, by its id")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "how many changes and workloads are shown of each cluster",
            schema = @Schema(implementation = Integer.class))
    public PlanView plan(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        int limit = call.number("limit", 0, MOST, SHOWN);
        String only = call.query("cluster").orElse("");
        Pair pair = pair(call, JsonBody.read(call, body));
        if (!only.isEmpty()) {
            clusters.require(only);
        }
        List<Guardrail> all = guardrails.list();
        List<ClusterPlan> plans = publisher.current().clusters().stream()
                .filter(cluster -> only.isEmpty() || cluster.path().id().equals(only))
                .flatMap(cluster -> plan(pair, cluster, all, limit).stream())
                .toList();
        return new PlanView(
                plans.stream().anyMatch(plan -> plan.gainedCount() + plan.lostCount() > 0),
                plans.stream().flatMap(plan -> plan.guardrails().stream()).anyMatch(GuardrailChange::breaks),
                pair.before().revision(),
                plans);
    }

    private Pair pair(Call call, JsonNode body) {
        if (body.has("from_revision") || body.has("to_revision")) {
            return new Pair(revision(body, "from_revision"), revision(body, "to_revision"));
        }
        Published published = body.has("draft")
                ? draft(call, body.path("draft").asText())
                : publisher.preview(
                        call.author(),
                        (current, problems) -> new RequestReader(current, problems).hierarchy(body, false));
        return new Pair(published.before(), published.after());
    }

    private Intent revision(JsonNode body, String field) {
        if (!body.path(field).isIntegralNumber()) {
            throw ApiException.badParameter(field, "the number of a revision is expected; name both ends.");
        }
        return clusters.intent(field, body.path(field).longValue());
    }

    private Published draft(Call call, String id) {
        return IntentPath.parse("/infra/drafts/" + id)
                .flatMap(drafts::find)
                .map(draft -> drafts.preview(call.author(), draft))
                .orElseThrow(() -> ApiException.notFound("/infra/drafts/" + id));
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
        Compared compared = clusters.compared(pair.before(), pair.after(), cluster);
        List<StandingChange> changes = StandingChange.between(all, compared.before(), compared.after());
        return spanned || !changes.isEmpty()
                ? Optional.of(new PlanFormat(compared, limit).write(statistics.of(cluster.path()), changes))
                : Optional.empty();
    }
}
