package io.tierwall.server.api.node;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Identities by client certificate, which cannot be made yet: there are none. */
@Path("/api/v1/trust-management/principal-identities")
public final class PrincipalIdentityResource {

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

    /** Creates one, or with {@code action=update_certificate} changes one. */
    @POST
    @Operation(hidden = true)
    public Response post() {
        return Answers.refused(new ApiException(
                400,
                ProblemCode.SETTING_UNSUPPORTED.errorCode(),
                "Client certificates are not accepted yet. Authenticate by name and password, or by a session."));
    }
}
