package io.tierwall.server.api.aaa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ErrorAnswer;
import io.tierwall.server.api.http.Page;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What NSX can permit and this manager cannot: single objects, and nodes that join. */
@Path(UserInfoResource.BASE)
public final class ObjectPermissionResource {

    private static final ErrorAnswer NO_NODES = ErrorAnswer.of(
            400,
            ProblemCode.SETTING_UNSUPPORTED.errorCode(),
            "Nodes do not join this manager. Register a cluster by PUT /tierwall/api/v1/clusters/{id}.");

    /** Roles permit kinds of objects, not single ones: there is no such permission. */
    @GET
    @Path("object-permissions")
    @Operation(hidden = true)
    public Response objectPermissions(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), List.<ObjectNode>of(), permission -> permission));
    }

    @POST
    @Path("registration-token")
    @Operation(hidden = true)
    public Response registrationToken() {
        return Answers.error(NO_NODES);
    }
}
