package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.RequestReader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The root of the intent, read and written as a tree: NSX's hierarchical API. */
@Path("/policy/api/v1/infra")
public final class HierarchyResource {

    private final Publisher publisher;

    public HierarchyResource(Publisher publisher) {
        this.publisher = publisher;
    }

    @GET
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        return Answers.json(HierarchyTree.write(publisher.current(), TypeFilter.of(Call.of(context))));
    }

    /** Makes everything that the tree says, as one transaction. */
    @PATCH
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        boolean enforce = call.flag("enforce_revision_check", false);
        Optional<String> message = call.header(RevisionMessage.HEADER).map(RevisionMessage::read);
        JsonNode tree = JsonBody.read(call, body);
        Published published = publisher.publish(
                call.author(),
                message,
                (current, problems) -> new RequestReader(current, problems).hierarchy(tree, enforce));
        return Answers.published(published.after().revision());
    }
}
