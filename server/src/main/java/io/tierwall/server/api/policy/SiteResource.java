package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The one site and its one enforcement point: a stand-alone manager has no others. */
@Path("/policy/api/v1/infra")
public final class SiteResource {

    private static final IntentPath SITE = IntentPath.ENFORCEMENT_POINT.parent();

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

    private static ObjectNode site(IntentPath path) {
        return object("Site", path);
    }

    private static ObjectNode enforcementPoint(IntentPath path) {
        ObjectNode out = object("EnforcementPoint", path);
        out.put("auto_enforce", true);
        out.putObject("connection_info").put("resource_type", "NSXTConnectionInfo");
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
