package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.Placement;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.clusters.Registration;
import io.tierwall.server.publish.PartialPatchSwitch;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.RequestReader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every object of the intent at its path, and every list. The verbs mean the same for all kinds. */
@Path("/policy/api/v1/infra")
public final class ObjectResource {

    private static final int BASE = 4;
    private static final String ANY_PATH = "{path: .+}";

    private final Publisher publisher;
    private final Registration registration;
    private final PartialPatchSwitch partialPatch;

    public ObjectResource(Publisher publisher, Registration registration, PartialPatchSwitch partialPatch) {
        this.publisher = publisher;
        this.registration = registration;
        this.partialPatch = partialPatch;
    }

    @GET
    @Path(ANY_PATH)
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        return Answers.json(
                switch (address(call)) {
                    case Address.Item(Kind _, IntentPath path) -> Objects.item(intent, path);
                    case Address.Listing listing -> Objects.list(intent, listing, call);
                });
    }

    /** Replaces an object, or creates it, and answers what it is now. */
    @PUT
    @Path(ANY_PATH)
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        IntentPath path = writable(call);
        JsonNode json = JsonBody.read(call, body);
        Published published = publisher.publish(
                call.author(), (current, problems) -> new RequestReader(current, problems).put(path, json));
        return Answers.json(Objects.item(published.after(), path));
    }

    @PATCH
    @Path(ANY_PATH)
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        IntentPath path = writable(call);
        JsonNode json = JsonBody.read(call, body);
        publisher.publish(call.author(), (current, problems) -> {
            RequestReader requests = new RequestReader(current, problems);
            return partialPatch.isOn() ? requests.patchPartially(path, json) : requests.patch(path, json);
        });
        return Answers.done();
    }

    @DELETE
    @Path(ANY_PATH)
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        Call call = Call.of(context);
        Address.Item item = item(call);
        if (item.kind() == Kind.CLUSTER) {
            registration.deregister(call.author(), item.path().id(), call.flag("cascade", false));
        } else {
            publisher.publish(call.author(), (_, _) -> List.of(new Edit.Delete(item.path(), Expectation.PRESENT)));
        }
        return Answers.done();
    }

    /** Moves a policy or rule to another place, and answers what it is now. */
    @POST
    @Path(ANY_PATH)
    @Operation(hidden = true)
    public Response revise(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        Address.Item item = item(call);
        if (!item.kind().isOrdered()) {
            throw ApiException.notAllowed("POST is for security policies and rules, with action=revise.");
        }
        if (!call.query("action").filter("revise"::equals).isPresent()) {
            throw ApiException.badParameter("action", "revise is the only one.");
        }
        Placement placement = Placements.of(call);
        JsonNode json = JsonBody.read(call, body);
        Published published = publisher.publish(
                call.author(), (current, problems) -> revision(current, problems, item.path(), placement, json));
        return Answers.json(Objects.item(published.after(), item.path()));
    }

    private static List<Edit> revision(
            Intent current, Problems problems, IntentPath path, Placement placement, JsonNode json) {
        if (current.object(path).isEmpty()) {
            throw ApiException.notFound(path.value());
        }
        List<Edit> edits = new ArrayList<>();
        if (!json.isMissingNode()) {
            edits.addAll(new RequestReader(current, problems).patch(path, json));
        }
        edits.add(new Edit.Move(path, placement));
        return edits;
    }

    private static Address address(Call call) {
        return Address.of(call.path(BASE)).orElseThrow(() -> ApiException.notFound(call.path()));
    }

    private static Address.Item item(Call call) {
        return switch (address(call)) {
            case Address.Item item -> item;
            case Address.Listing _ -> throw ApiException.notAllowed("This is a list: it can only be read.");
        };
    }

    private static IntentPath writable(Call call) {
        Address.Item item = item(call);
        if (!item.kind().isWritable()) {
            throw ApiException.notAllowed(
                    item.kind() == Kind.CLUSTER
                            ? "A cluster is registered by PUT /tierwall/api/v1/clusters/{id} with its kubeconfig."
                            : "The domain is fixed: it can only be read.");
        }
        return item.path();
    }
}
