package io.tierwall.server.api.group;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.publish.Publisher;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Members by path, MAC address or foreign id, which groups for Antrea clusters cannot have: always refused. */
@Path("/policy/api/v1/infra")
public final class StaticMemberResource {

    private static final String EXPRESSION = "domains/{domain}/groups/{group}"
            + "/{kind: path-expressions|mac-address-expressions|external-id-expressions}/{expression}";

    private final Publisher publisher;

    public StaticMemberResource(Publisher publisher) {
        this.publisher = publisher;
    }

    @POST
    @Path(EXPRESSION)
    @Operation(hidden = true)
    public Response change(@Context RoutingContext context) {
        return Answers.refused(refusal(Call.of(context)));
    }

    @PATCH
    @Path(EXPRESSION)
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context) {
        return Answers.refused(refusal(Call.of(context)));
    }

    @DELETE
    @Path(EXPRESSION)
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        return Answers.refused(refusal(Call.of(context)));
    }

    private ApiException refusal(Call call) {
        GroupCall.of(call).in(publisher.current());
        return new ApiException(
                400,
                ProblemCode.EXPRESSION_UNSUPPORTED.errorCode(),
                "An Antrea group has no static members other than IP addresses. Use conditions on namespaces, pods or"
                        + " services, or an IPAddressExpression.");
    }
}
