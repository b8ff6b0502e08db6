package io.tierwall.server.api.node;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** NSX's projects and its federation, where there are no groups and policies for Antrea clusters. */
@Path("/{scope: policy/api/v1/(orgs|org-root|global-infra)|global-manager/api/v1}{rest: (/.*)?}")
public final class OtherScopeResource {

    @GET
    @Operation(hidden = true)
    public Response get() {
        return refused();
    }

    @PUT
    @Operation(hidden = true)
    public Response put() {
        return refused();
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch() {
        return refused();
    }

    @POST
    @Operation(hidden = true)
    public Response post() {
        return refused();
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete() {
        return refused();
    }

    private static Response refused() {
        return Answers.refused(new ApiException(
                404,
                ProblemCode.NOT_FOUND.errorCode(),
                "Groups and policies for Antrea clusters are supported neither in projects nor in a federation. Use"
                        + " /policy/api/v1/infra."));
    }
}
