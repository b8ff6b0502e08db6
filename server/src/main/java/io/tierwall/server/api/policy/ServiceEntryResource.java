package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.WireObjects;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The entries of a service. They are part of it, and written with it. */
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
        Call call = Call.of(context);
        String id = call.path(0).getLast();
        return Answers.json(entries(publisher.current(), call).stream()
                .filter(entry -> entry.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(call.path())));
    }

    private static List<ObjectNode> entries(Intent intent, Call call) {
        Service service = intent.find(IntentPath.service(call.path(SERVICE).getFirst()), Service.class)
                .orElseThrow(() -> ApiException.notFound(call.path()));
        List<ObjectNode> entries = new ArrayList<>();
        for (JsonNode entry : WireObjects.write(service).path("service_entries")) {
            entries.add((ObjectNode) entry);
        }
        return List.copyOf(entries);
    }
}
