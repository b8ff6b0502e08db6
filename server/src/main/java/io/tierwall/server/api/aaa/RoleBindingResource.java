package io.tierwall.server.api.aaa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.auth.Account;
import io.tierwall.server.people.RoleAdministration;
import io.tierwall.server.people.RoleBinding;
import io.tierwall.server.people.RoleBindingFormat;
import io.tierwall.server.publish.RejectedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who has which role. */
@Path(UserInfoResource.BASE + "/role-bindings")
public final class RoleBindingResource {

    private static final String UNIDENTIFIED = "";

    private final RoleAdministration roles;

    public RoleBindingResource(RoleAdministration roles) {
        this.roles = roles;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        List<RoleBinding> wanted = roles.bindings().stream()
                .filter(binding -> isWanted(call, "name", binding.principal().name()))
                .filter(binding ->
                        isWanted(call, "type", binding.principal().type().word()))
                .toList();
        return Answers.json(Page.of(call, wanted, this::write));
    }

    private static boolean isWanted(Call call, String parameter, String actual) {
        return call.query(parameter)
                .filter(wanted -> !wanted.isEmpty())
                .map(actual::equals)
                .orElse(true);
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response get(@PathParam("id") String id) {
        return Answers.json(write(roles.binding(id)));
    }

    /** Makes one; or, with {@code action=delete_stale_bindings}, removes those of accounts that are gone. */
    @POST
    @Operation(hidden = true)
    public Response post(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String action = call.query("action").orElse("");
        return switch (action) {
            case "" ->
                Answers.created(write(
                        roles.bind(call.user(), RoleBindingFormat.read(UNIDENTIFIED, JsonBody.read(call, body)))));
            case "delete_stale_bindings" -> {
                roles.unbindStale(call.user());
                yield Answers.done();
            }
            case String _ -> throw ApiException.badParameter("action", "delete_stale_bindings is the only one.");
        };
    }

    /** Replaces one. Clients of NSX send no revision here; one that is sent has to be current. */
    @PUT
    @Path("{id}")
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, @PathParam("id") String id, InputStream body)
            throws IOException {
        Call call = Call.of(context);
        JsonNode json = JsonBody.read(call, body);
        RoleBinding.Said said = RoleBindingFormat.read(id, json);
        return Answers.json(write(roles.rebind(call.user(), id, said, revision(id, json))));
    }

    private static OptionalInt revision(String id, JsonNode json) {
        JsonNode revision = json.path("_revision");
        if (revision.isMissingNode() || revision.isNull()) {
            return OptionalInt.empty();
        }
        if (!revision.canConvertToInt() || !revision.isIntegralNumber()) {
            throw new RejectedException(List.of(new Problem(
                    ProblemCode.FIELD_TYPE, id, "_revision", "A whole number is expected here, without quotes.")));
        }
        return OptionalInt.of(revision.intValue());
    }

    @DELETE
    @Path("{id}")
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context, @PathParam("id") String id) {
        roles.unbind(Call.of(context).user(), id);
        return Answers.done();
    }

    private ObjectNode write(RoleBinding binding) {
        ObjectNode out = RoleBindingFormat.write(binding);
        if (binding.principal().isAccount()) {
            out.put("stale", roles.isStale(binding) ? "TRUE" : "FALSE");
            roles.account(binding).map(Account::id).ifPresent(id -> out.put("user_id", String.valueOf(id)));
        }
        return out;
    }
}
