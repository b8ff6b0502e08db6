package io.tierwall.server.api.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ObjectBody;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.publish.Publisher;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Support bundles. Nothing is collected yet: every node that is asked for is among those that failed, with the reason,
 * and a bundle that would have to be answered is refused.
 */
@Path("/api/v1/administration/support-bundles")
public final class SupportBundleResource {

    private static final int NOT_COLLECTED = ProblemCode.SETTING_UNSUPPORTED.errorCode();
    private static final String INSTEAD =
            "Bundles are not collected yet. Run \"antctl supportbundle\" against the cluster instead.";

    private final Publisher publisher;

    public SupportBundleResource(Publisher publisher) {
        this.publisher = publisher;
    }

    @POST
    @Operation(hidden = true)
    public Response post(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        return switch (call.required("action")) {
            case "collect" -> collect(call, body);
            case "delete_async_response" -> Answers.done();
            case String _ ->
                throw ApiException.badParameter("action", "it has to be collect or delete_async_response.");
        };
    }

    private Response collect(Call call, InputStream body) throws IOException {
        call.flag("override_async_response", false);
        call.flag("require_delete_or_override_async_response", false);
        BundleRequest request = ObjectBody.read(call, body, call.path(), BundleRequest::read);
        if (!request.remote()) {
            throw new ApiException(400, NOT_COLLECTED, INSTEAD);
        }
        return Answers.json(result(request));
    }

    private ObjectNode result(BundleRequest request) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putArray("success_nodes");
        out.putArray("remaining_nodes");
        ArrayNode failed = out.putArray("failed_nodes");
        request.managers().forEach(id -> fail(failed, id, INSTEAD));
        Set<String> registered = publisher.current().clusters().stream()
                .map(ClusterControlPlane::nodeId)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
        for (BundleRequest.Cluster cluster : request.clusters()) {
            String reason = registered.contains(cluster.id())
                    ? INSTEAD
                    : "No cluster " + cluster.id() + " is registered. Use the node_id of one that is.";
            if (cluster.nodes().isEmpty()) {
                fail(failed, cluster.id(), reason);
            }
            cluster.nodes().forEach(node -> fail(failed, node, reason));
        }
        return out;
    }

    private static void fail(ArrayNode failed, String node, String reason) {
        failed.addObject()
                .put("node_id", node)
                .put("node_display_name", node)
                .put("error_code", Integer.toString(NOT_COLLECTED))
                .put("error_message", reason);
    }

    @GET
    @Path("dynamic-content-filters")
    @Operation(hidden = true)
    public Response filters(@Context RoutingContext context) {
        return Answers.json(Page.empty(Call.of(context)));
    }
}
