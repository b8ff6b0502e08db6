package io.tierwall.server.api.support;

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

/** Traces of packets through a cluster, which are not made yet: there are none. */
@Path("/policy/api/v1/infra/antrea/traceflows")
public final class TraceflowResource {

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

    @DELETE
    @Path("{id}")
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        return get(context);
    }

    @PUT
    @Path("{id}")
    @Operation(hidden = true)
    public Response put() {
        return refused();
    }

    @PATCH
    @Path("{id}")
    @Operation(hidden = true)
    public Response patch() {
        return refused();
    }

    private static Response refused() {
        return Answers.refused(new ApiException(
                400,
                ProblemCode.SETTING_UNSUPPORTED.errorCode(),
                "Traces are not made yet. Run \"antctl traceflow\" against the cluster instead."));
    }
}
