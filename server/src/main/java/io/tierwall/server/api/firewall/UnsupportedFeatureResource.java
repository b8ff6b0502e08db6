package io.tierwall.server.api.firewall;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Features of NSX's firewall that Antrea clusters do not have: there never is anything, and nothing can be made. */
@Path("/policy/api/v1/infra/{feature: firewall-schedulers|context-profiles|l7-access-profiles}")
public final class UnsupportedFeatureResource {

    private static final int FEATURE = 4;

    @GET
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        return Answers.json(Page.empty(Call.of(context)));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        return Answers.refused(ApiException.notFound(Call.of(context).path()));
    }

    @PUT
    @Path("{id}")
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context) {
        return Answers.refused(refusal(context));
    }

    @PATCH
    @Path("{id}")
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context) {
        return Answers.refused(refusal(context));
    }

    @DELETE
    @Path("{id}")
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        return Answers.refused(ApiException.notFound(Call.of(context).path()));
    }

    private static ApiException refusal(RoutingContext context) {
        String feature = Call.of(context).path(FEATURE).getFirst();
        return new ApiException(
                400,
                ProblemCode.SETTING_UNSUPPORTED.errorCode(),
                feature + " are not supported for Antrea clusters. Write policies without them.");
    }
}
