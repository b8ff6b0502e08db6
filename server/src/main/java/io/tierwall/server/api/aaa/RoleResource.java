package io.tierwall.server.api.aaa;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ErrorAnswer;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.roles.Feature;
import io.tierwall.server.roles.Role;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The roles, which are fixed, and what each permits. */
@Path(UserInfoResource.BASE)
public final class RoleResource {

    private static final ErrorAnswer FIXED = ErrorAnswer.of(
            400,
            ProblemCode.SETTING_UNSUPPORTED.errorCode(),
            "The roles are fixed. Bind one of those of GET /api/v1/aaa/roles.");

    @GET
    @Path("roles")
    @Operation(hidden = true)
    public Response roles(@Context RoutingContext context) {
        Call call = Call.of(context);
        return Answers.json(Page.of(call, inScope(call), RoleFormat::role));
    }

    @GET
    @Path("roles-with-feature-permissions")
    @Operation(hidden = true)
    public Response rolesWithFeatures(@Context RoutingContext context) {
        Call call = Call.of(context);
        return Answers.json(Page.of(call, inScope(call), RoleFormat::roleWithFeatures));
    }

    @GET
    @Path("roles/{role}")
    @Operation(hidden = true)
    public Response role(@PathParam("role") String id) {
        return Answers.json(RoleFormat.roleWithFeatures(Role.of(id).orElseThrow(() -> ApiException.notFound(id))));
    }

    @GET
    @Path("features-with-properties")
    @Operation(hidden = true)
    public Response features(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), List.of(Feature.values()), RoleFormat::feature));
    }

    /** Roles are for everything here, as there are neither organizations nor projects. */
    private static List<Role> inScope(Call call) {
        return switch (call.query("scope").orElse("ROOT")) {
            case "ROOT" -> List.of(Role.values());
            case "ORG", "PROJECT", "VPC" -> List.of();
            case String _ -> throw ApiException.badParameter("scope", "ROOT, ORG, PROJECT or VPC is expected.");
        };
    }

    @PUT
    @Path("roles/{role}")
    @Operation(hidden = true)
    public Response put() {
        return Answers.error(FIXED);
    }

    /** Would clone one. */
    @POST
    @Path("roles/{role}")
    @Operation(hidden = true)
    public Response clonedRole() {
        return Answers.error(FIXED);
    }

    /** Would validate one. */
    @POST
    @Path("roles")
    @Operation(hidden = true)
    public Response validatedRole() {
        return Answers.error(FIXED);
    }

    @DELETE
    @Path("roles/{role}")
    @Operation(hidden = true)
    public Response delete() {
        return Answers.error(FIXED);
    }
}
