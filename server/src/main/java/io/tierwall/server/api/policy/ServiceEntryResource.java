package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.RequestReader;
import io.tierwall.wire.WireObjects;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The entries of a service. They are part of it: who writes one changes the service's revision. */
@Path("/policy/api/v1/infra")
public final class ServiceEntryResource {

    private static final int SERVICE = 5;

    private final Publisher publisher;

    public ServiceEntryResource(Publisher publisher) {
        this.publisher = publisher;
    }

    @GET
    @Path("services/{service}/service-entries")
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        return Answers.json(Page.of(call, entries(publisher.current(), call), entry -> entry));
    }

    @GET
    @Path("services/{service}/service-entries/{entry}")
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        return Answers.json(entry(publisher.current(), Call.of(context)));
    }

    @PUT
    @Path("services/{service}/service-entries/{entry}")
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        return Answers.json(entry(write(call, body).after(), call));
    }

    @PATCH
    @Path("services/{service}/service-entries/{entry}")
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        write(Call.of(context), body);
        return Answers.done();
    }

    @DELETE
    @Path("services/{service}/service-entries/{entry}")
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        Call call = Call.of(context);
        publisher.publish(
                call.author(), (_, _) -> List.of(new Edit.DeleteEntry(service(call), id(call), Expectation.PRESENT)));
        return Answers.done();
    }

    private Published write(Call call, InputStream body) throws IOException {
        JsonNode json = JsonBody.read(call, body);
        return publisher.publish(
                call.author(),
                (current, problems) -> new RequestReader(current, problems).writeEntry(service(call), id(call), json));
    }

    private static IntentPath service(Call call) {
        return IntentPath.service(call.path(SERVICE).getFirst());
    }

    private static String id(Call call) {
        return call.path(0).getLast();
    }

    private static ObjectNode entry(Intent intent, Call call) {
        return entries(intent, call).stream()
                .filter(entry -> entry.path("id").asText().equals(id(call)))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(call.path()));
    }

    private static List<ObjectNode> entries(Intent intent, Call call) {
        Service service =
                intent.find(service(call), Service.class).orElseThrow(() -> ApiException.notFound(call.path()));
        List<ObjectNode> entries = new ArrayList<>();
        for (JsonNode entry : WireObjects.write(service).path("service_entries")) {
            entries.add((ObjectNode) entry);
        }
        return List.copyOf(entries);
    }
}
