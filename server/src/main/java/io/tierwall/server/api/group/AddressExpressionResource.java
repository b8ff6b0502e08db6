package io.tierwall.server.api.group;

import io.tierwall.model.Group;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ObjectBody;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.ObjectReader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Changes the addresses of a group and nothing else of it. Expressions have no identity of their own in Tierwall, so
 * any id stands for the one list of addresses that a group should have.
 */
@Path("/policy/api/v1/infra")
public final class AddressExpressionResource {

    private static final String EXPRESSION = "domains/{domain}/groups/{group}/ip-address-expressions/{expression}";

    private static final String ADDRESSES = "ip_addresses";

    private final Publisher publisher;

    public AddressExpressionResource(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Adds addresses to the list, or takes some away. */
    @POST
    @Path(EXPRESSION)
    @Operation(hidden = true)
    public Response change(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String action = call.query("action").orElse("");
        if (!List.of("add", "remove").contains(action)) {
            throw ApiException.badParameter("action", "it has to be add or remove.");
        }
        List<String> addresses = ObjectBody.read(call, body, call.path(), AddressExpressionResource::addresses);
        edit(call, group -> {
            AddressExpression present = present(call, group);
            return action.equals("add") ? present.adding(addresses) : present.removing(addresses);
        });
        return Answers.done();
    }

    /** Puts another list in place of the one there is, or makes a first one. */
    @PATCH
    @Path(EXPRESSION)
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        List<String> addresses = ObjectBody.read(call, body, call.path(), in -> {
            in.ignore("id", "display_name", "description", "tags");
            return addresses(in);
        });
        edit(call, group -> only(call, group).with(addresses));
        return Answers.done();
    }

    @DELETE
    @Path(EXPRESSION)
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        Call call = Call.of(context);
        edit(call, group -> present(call, group).without());
        return Answers.done();
    }

    private static List<String> addresses(ObjectReader in) {
        List<String> addresses = in.strings(ADDRESSES);
        if (addresses.isEmpty()) {
            in.required(ADDRESSES);
        }
        return addresses;
    }

    private void edit(Call call, UnaryOperator<Group> change) {
        GroupCall of = GroupCall.of(call);
        publisher.publish(
                call.author(),
                (current, _) -> List.of(new Edit.Put(change.apply(of.in(current)), Expectation.PRESENT)));
    }

    private static AddressExpression present(Call call, Group group) {
        AddressExpression expression = only(call, group);
        if (expression.count() == 0) {
            throw ApiException.notFound(call.path());
        }
        return expression;
    }

    private static AddressExpression only(Call call, Group group) {
        AddressExpression expression = new AddressExpression(group);
        if (expression.count() > 1) {
            throw new ApiException(
                    400,
                    ProblemCode.EXPRESSION_SHAPE.errorCode(),
                    "The group has " + expression.count() + " lists of addresses, and " + call.path()
                            + " does not say which. Change the expression of the group itself.");
        }
        return expression;
    }
}
