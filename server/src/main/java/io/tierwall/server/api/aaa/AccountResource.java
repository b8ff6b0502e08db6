package io.tierwall.server.api.aaa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.auth.Account;
import io.tierwall.server.people.AccountAdministration;
import io.tierwall.server.people.AccountChange;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The accounts of this manager, by number, as NSX has them. */
@Path("/api/v1/node/users")
public final class AccountResource {

    private static final String UNIDENTIFIED = "";

    private final AccountAdministration accounts;
    private final Clock clock;

    public AccountResource(AccountAdministration accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), accounts.list(), this::write));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response get(@PathParam("id") String id) {
        return Answers.json(write(accounts.find(number(id))));
    }

    /** Makes an account, or lets whoever asks change their own password: both are about no account that is named. */
    @POST
    @Operation(hidden = true)
    public Response post(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String action = call.query("action").orElse("");
        AccountChange change = AccountFormat.read(UNIDENTIFIED, JsonBody.read(call, body));
        return switch (action) {
            case "create_user" -> Answers.created(write(accounts.create(call.user(), change)));
            case "reset_own_password" -> {
                accounts.changeOwnPassword(call.user(), change.oldPassword(), change.password());
                yield Answers.done();
            }
            case String _ ->
                throw ApiException.badParameter("action", "create_user or reset_own_password is expected.");
        };
    }

    @PUT
    @Path("{id}")
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, @PathParam("id") String id, InputStream body)
            throws IOException {
        Call call = Call.of(context);
        AccountChange change = AccountFormat.read(id, JsonBody.read(call, body));
        return Answers.json(write(accounts.change(call.user(), number(id), change)));
    }

    /** Sets a password, which activates the account as well, or takes it away. */
    @POST
    @Path("{id}")
    @Operation(hidden = true)
    public Response act(@Context RoutingContext context, @PathParam("id") String id, InputStream body)
            throws IOException {
        Call call = Call.of(context);
        return switch (call.query("action").orElse("")) {
            case "reset_password", "activate" -> {
                AccountChange change = AccountFormat.read(id, JsonBody.read(call, body));
                yield Answers.json(write(accounts.resetPassword(call.user(), number(id), change.password())));
            }
            case "deactivate" -> Answers.json(write(accounts.deactivate(call.user(), number(id))));
            case String _ ->
                throw ApiException.badParameter("action", "reset_password, activate or deactivate is expected.");
        };
    }

    @DELETE
    @Path("{id}")
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context, @PathParam("id") String id) {
        accounts.remove(Call.of(context).user(), number(id));
        return Answers.done();
    }

    private static int number(String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException notAnId) {
            throw ApiException.notFound("/api/v1/node/users/" + id);
        }
    }

    private ObjectNode write(Account account) {
        return AccountFormat.write(account, accounts.isActive(account), clock.instant());
    }
}
