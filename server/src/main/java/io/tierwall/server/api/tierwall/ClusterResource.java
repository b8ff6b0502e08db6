package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.clusters.Heartbeats;
import io.tierwall.server.clusters.Registration;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.RemovalReport;
import io.tierwall.sync.inventory.SilentAgent;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Registered clusters. A kubeconfig goes in and never comes out. */
@Path("/tierwall/api/v1/clusters")
@Produces(MediaType.APPLICATION_JSON)
public final class ClusterResource {

    private static final int ID = 4;

    private final Publisher publisher;
    private final Clusters clusters;
    private final Registration registration;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public ClusterResource(
            Publisher publisher, Clusters clusters, Registration registration, Heartbeats heartbeats, Clock clock) {
        this.publisher = publisher;
        this.clusters = clusters;
        this.registration = registration;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    /** All registered clusters. */
    public record ClusterList(List<ClusterView> results) {}

    @GET
    @Operation(summary = "Lists the registered clusters, and whether they answer")
    public ClusterList list() {
        return new ClusterList(
                publisher.current().clusters().stream().map(this::view).toList());
    }

    @GET
    @Path("{id}")
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Operation(summary = "Shows a registered cluster, and whether it answers")
    public ClusterView get(@Context RoutingContext context) {
        return find(id(context));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "force", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @RequestBody(content = @Content(schema = @Schema(implementation = ClusterRequest.class)))
    @Operation(
            summary =
                    "Checks and registers a cluster, or changes how it is reached; saying the same again changes nothing")
    public ClusterView put(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String id = id(context);
        JsonNode json = JsonBody.read(call, body);
        ClusterRequest request = ClusterRequest.read(IntentPath.cluster(id), json);
        registration.register(call.author(), id, request.access(), request.naming(id), call.flag("force", false));
        return find(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @RequestBody(content = @Content(schema = @Schema(implementation = ClusterNaming.class)))
    @Operation(summary = "Changes what a registered cluster is called and its labels; what is left out stays as it is")
    public ClusterView patch(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String id = id(context);
        registration.rename(
                call.author(),
                id,
                ClusterNaming.read(IntentPath.cluster(id), JsonBody.read(call, body))
                        .change());
        return find(id);
    }

    @DELETE
    @Path("{id}")
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "cascade", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "objects", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "force", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Operation(
            summary = "Deregisters a cluster; objects=remove takes Tierwall's objects out of it first, force even if"
                    + " some stay; refused while policies span it, unless cascade")
    public Response delete(@Context RoutingContext context) {
        Call call = Call.of(context);
        boolean cascade = call.flag("cascade", false);
        return switch (call.query("objects").orElse("leave")) {
            case "leave" -> {
                registration.deregister(call.author(), id(context), cascade);
                yield Answers.done();
            }
            case "remove" ->
                removed(registration.remove(call.author(), id(context), cascade, call.flag("force", false)));
            case String _ -> throw ApiException.badParameter("objects", "leave or remove is expected.");
        };
    }

    private static Response removed(RemovalReport report) {
        return Answers.json(JsonNodeFactory.instance
                .objectNode()
                .put("removed_objects", report.removed())
                .put("complete", report.complete())
                .put("problem", report.problem()));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "action", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Operation(summary = "With action=check looks for everything that a registered cluster lacks, and says what to do")
    public AccessView act(@Context RoutingContext context) {
        if (!Call.of(context).query("action").orElse("").equals("check")) {
            throw ApiException.badParameter("action", "check is expected.");
        }
        return AccessView.of(registration.check(id(context)));
    }

    private static String id(RoutingContext context) {
        return Call.of(context).path(ID).getFirst();
    }

    private ClusterView find(String id) {
        IntentPath path = IntentPath.cluster(id);
        return publisher
                .current()
                .find(path, ClusterControlPlane.class)
                .map(this::view)
                .orElseThrow(() -> ApiException.notFound(path.value()));
    }

    private ClusterView view(ClusterControlPlane cluster) {
        Optional<ClusterSync> sync = clusters.sync(cluster.path());
        Optional<SilentAgent> silent = sync.flatMap(
                known -> SilentAgent.longest(known.inventory(), clock.instant(), heartbeats.silence(cluster.path())));
        return ClusterView.of(cluster, sync, clusters.report(cluster.path()), silent);
    }
}
