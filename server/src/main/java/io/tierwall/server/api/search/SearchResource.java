package io.tierwall.server.api.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.WireObjects;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Finds objects by what they say. There is no index that could lag behind. */
@Path("/policy/api/v1/search")
public final class SearchResource {

    private final Publisher publisher;

    public SearchResource(Publisher publisher) {
        this.publisher = publisher;
    }

    @GET
    @Operation(hidden = true)
    public Response search(@Context RoutingContext context) {
        Call call = Call.of(context);
        Predicate<JsonNode> query = SearchQuery.parse(call.query("query").orElse(""));
        List<ObjectNode> found = all(publisher.current()).filter(query).toList();
        return Answers.json(Page.of(call, found, object -> object));
    }

    @GET
    @Path("query")
    @Operation(hidden = true)
    public Response query(@Context RoutingContext context) {
        return search(context);
    }

    /** NSX reads questions in English here; the query language is understood instead. */
    @GET
    @Path("dsl")
    @Operation(hidden = true)
    public Response dsl(@Context RoutingContext context) {
        return search(context);
    }

    private static Stream<ObjectNode> all(Intent intent) {
        Stream<ObjectNode> shared = intent.all(IntentObject.class).stream().map(WireObjects::write);
        return Stream.concat(shared, intent.allPolicies().stream().flatMap(SearchResource::tree));
    }

    private static Stream<ObjectNode> tree(PolicyTree tree) {
        return Stream.concat(
                Stream.of(WireObjects.write(tree)),
                Stream.<IntentObject>concat(tree.rules().stream(), tree.spans().stream())
                        .map(WireObjects::write));
    }
}
