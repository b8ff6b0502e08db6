package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.EnforcementPoints;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.ConsolidatedStatus;
import io.tierwall.server.realization.Realizations;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far the clusters are with an object of the intent. */
@Path("/policy/api/v1/infra")
public final class RealizedStateResource {

    private static final String CLUSTER = "container_cluster_path";

    private final Publisher publisher;
    private final Realizations realizations;

    public RealizedStateResource(Publisher publisher, Realizations realizations) {
        this.publisher = publisher;
        this.realizations = realizations;
    }

    @GET
    @Path("realized-state/status")
    @Operation(hidden = true)
    public Response status(@Context RoutingContext context) {
        Call call = Call.of(context);
        boolean enforced = call.flag("include_enforced_status", false);
        Intent intent = publisher.current();
        IntentObject object = object(call, intent).orElseThrow(() -> ApiException.notFound(intentPath(call)));
        return Answers.json(StatusFormat.consolidated(object, realizations.of(object, intent), enforced));
    }

    @GET
    @Path("realized-state/realized-entities")
    @Operation(hidden = true)
    public Response entities(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode results = out.putArray("results");
        object(call, intent).ifPresent(object -> {
            List<ClusterStatus> statuses = realizations.of(object, intent);
            statuses.forEach(status -> results.add(StatusFormat.realizedEntity(object, status)));
        });
        return Answers.json(out.put("result_count", results.size()));
    }

    /** One entry of the list of realized entities, by the path that it has there. */
    @GET
    @Path("realized-state/realized-entity")
    @Operation(hidden = true)
    public Response entity(@Context RoutingContext context) {
        Call call = Call.of(context);
        String path = call.required("realized_path");
        Intent intent = publisher.current();
        return IntentPath.parse(path)
                .flatMap(entity -> intent.object(entity.parent()).stream()
                        .flatMap(object -> realizations.of(object, intent).stream()
                                .map(status -> StatusFormat.realizedEntity(object, status)))
                        .filter(entry -> entry.path("path").asText().equals(path))
                        .findFirst())
                .map(Answers::json)
                .orElseThrow(() -> ApiException.notFound(path));
    }

    /**
     * Compares anew what the clusters that an object concerns hold, and writes what differs, at once even where a pause
     * would be kept after failures. As with statistics, {@code container_cluster_path} names one of these clusters.
     */
    @POST
    @Path("realized-state/realized-entity")
    @Operation(hidden = true)
    public Response refresh(@Context RoutingContext context) {
        Call call = Call.of(context);
        if (!call.required("action").equals("refresh")) {
            throw ApiException.badParameter("action", "refresh is the only one.");
        }
        EnforcementPoints.check(call);
        Intent intent = publisher.current();
        IntentObject object = object(call, intent).orElseThrow(() -> ApiException.notFound(intentPath(call)));
        Optional<IntentPath> only = cluster(call, realizations.of(object, intent));
        realizations.retry(
                object, intent, cluster -> only.isEmpty() || only.get().equals(cluster));
        return Answers.done();
    }

    private static Optional<IntentPath> cluster(Call call, List<ClusterStatus> concerned) {
        return call.query(CLUSTER)
                .filter(path -> !path.isEmpty())
                .map(wanted -> concerned.stream()
                        .map(ClusterStatus::cluster)
                        .filter(cluster -> cluster.value().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> ApiException.badParameter(
                                CLUSTER,
                                intentPath(call) + " does not concern " + wanted
                                        + ". Name a cluster that its policies span.")));
    }

    /** What clusters cannot realize: one alarm for each policy and cluster. */
    @GET
    @Path("realized-state/alarms")
    @Operation(hidden = true)
    public Response alarms(@Context RoutingContext context) {
        Intent intent = publisher.current();
        List<ObjectNode> alarms = intent.policies().stream()
                .map(PolicyTree::policy)
                .flatMap(policy -> realizations.of(policy, intent).stream()
                        .filter(status -> status.status() == ConsolidatedStatus.ERROR)
                        .map(status -> StatusFormat.alarm(policy, status)))
                .toList();
        return Answers.json(Page.of(Call.of(context), alarms, alarm -> alarm));
    }

    @GET
    @Path("realized-state/enforcement-points")
    @Operation(hidden = true)
    public Response enforcementPoints(@Context RoutingContext context) {
        return Answers.json(
                Page.of(Call.of(context), List.of(IntentPath.ENFORCEMENT_POINT), _ -> StatusFormat.enforcementPoint()));
    }

    @GET
    @Path("realized-state/enforcement-points/default")
    @Operation(hidden = true)
    public Response enforcementPoint() {
        return Answers.json(StatusFormat.enforcementPoint());
    }

    private static Optional<IntentObject> object(Call call, Intent intent) {
        return IntentPath.parse(intentPath(call)).flatMap(intent::object);
    }

    private static String intentPath(Call call) {
        return call.required("intent_path");
    }
}
