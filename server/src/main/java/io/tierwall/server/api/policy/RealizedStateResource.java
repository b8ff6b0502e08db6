package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.Realizations;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far the clusters are with an object of the intent. */
@Path("/policy/api/v1/infra")
public final class RealizedStateResource {

    private final Publisher publisher;
    private final Realizations realizations;

    public RealizedStateResource(Publisher publisher, Realizations realizations) {
        this.publisher = publisher;
        this.realizations = realizations;
    }

    @GET
    @Path("realized-state/status")
    @Operation(hidden = true)
    public Response status(@Context RoutingContext context) {
        Call call = Call.of(context);
        boolean enforced = call.flag("include_enforced_status", false);
        Intent intent = publisher.current();
        IntentObject object = object(call, intent).orElseThrow(() -> ApiException.notFound(intentPath(call)));
        return Answers.json(StatusFormat.consolidated(object, realizations.of(object, intent), enforced));
    }

    @GET
    @Path("realized-state/realized-entities")
    @Operation(hidden = true)
    public Response entities(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode results = out.putArray("results");
        object(call, intent).ifPresent(object -> {
            List<ClusterStatus> statuses = realizations.of(object, intent);
            statuses.forEach(status -> StatusFormat.realizedEntity(object, status, results.addObject()));
        });
        return Answers.json(out.put("result_count", results.size()));
    }

    private static Optional<IntentObject> object(Call call, Intent intent) {
        return IntentPath.parse(intentPath(call)).flatMap(intent::object);
    }

    private static String intentPath(Call call) {
        return call.query("intent_path")
                .filter(path -> !path.isEmpty())
                .orElseThrow(() -> ApiException.badParameter("intent_path", "the path of an object is required."));
    }
}
