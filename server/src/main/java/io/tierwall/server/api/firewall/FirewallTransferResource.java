package io.tierwall.server.api.firewall;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * NSX's export and import of the firewall as CSV, which Tierwall does not have: the tree of the intent says the same.
 */
@Path("/policy/api/v1/infra")
public final class FirewallTransferResource {

    private static final String TRANSFER = "settings/firewall/{direction: export|import}";

    @GET
    @Path(TRANSFER)
    @Operation(hidden = true)
    public Response get() {
        return Answers.refused(refusal());
    }

    @POST
    @Path(TRANSFER)
    @Operation(hidden = true)
    public Response post() {
        return Answers.refused(refusal());
    }

    private static ApiException refusal() {
        return new ApiException(
                400,
                ProblemCode.SETTING_UNSUPPORTED.errorCode(),
                "The firewall is not exported and imported as CSV. Read it by GET /policy/api/v1/infra?type_filter=…, and"
                        + " write it by PATCH /policy/api/v1/infra.");
    }
}
