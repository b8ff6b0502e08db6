package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.api.node.NodeResource;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.ClusterSync;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The one site and its one enforcement point: a stand-alone manager has no others. */
@Path("/policy/api/v1/infra")
public final class SiteResource {

    private static final IntentPath SITE = IntentPath.ENFORCEMENT_POINT.parent();

    private final Publisher publisher;
    private final Clusters clusters;

    public SiteResource(Publisher publisher, Clusters clusters) {
        this.publisher = publisher;
        this.clusters = clusters;
    }

    @GET
    @Path("sites")
    @Operation(hidden = true)
    public Response sites(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), List.of(SITE), SiteResource::site));
    }

    @GET
    @Path("sites/default")
    @Operation(hidden = true)
    public Response site() {
        return Answers.json(site(SITE));
    }

    @GET
    @Path("sites/default/enforcement-points")
    @Operation(hidden = true)
    public Response enforcementPoints(@Context RoutingContext context) {
        return Answers.json(
                Page.of(Call.of(context), List.of(IntentPath.ENFORCEMENT_POINT), SiteResource::enforcementPoint));
    }

    @GET
    @Path("sites/default/enforcement-points/default")
    @Operation(hidden = true)
    public Response enforcementPoint() {
        return Answers.json(enforcementPoint(IntentPath.ENFORCEMENT_POINT));
    }

    /** Compares what every cluster holds with what it should hold, soon, and writes what differs. */
    @POST
    @Path("sites/default/enforcement-points/default")
    @Operation(hidden = true)
    public Response synchronize(@Context RoutingContext context) {
        if (!List.of("full-sync", "reload").contains(Call.of(context).required("action"))) {
            throw ApiException.badParameter("action", "it has to be full-sync or reload.");
        }
        publisher.current().clusters().stream()
                .flatMap(cluster -> clusters.sync(cluster.path()).stream())
                .forEach(ClusterSync::desiredChanged);
        return Answers.done();
    }

    private static ObjectNode site(IntentPath path) {
        return object("Site", path);
    }

    private static ObjectNode enforcementPoint(IntentPath path) {
        ObjectNode out = object("EnforcementPoint", path);
        out.put("auto_enforce", true);
        out.put("version", NodeResource.VERSION);
        out.putObject("connection_info")
                .put("resource_type", "NSXTConnectionInfo")
                .put("enforcement_point_address", "localhost");
        return out;
    }

    private static ObjectNode object(String type, IntentPath path) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource_type", type)
                .put("id", path.id())
                .put("display_name", path.id())
                .put("path", path.value())
                .put("relative_path", path.id())
                .put("parent_path", path.parent().value())
                .put("marked_for_delete", false)
                .put("_system_owned", true)
                .put("_revision", 0);
    }
}
