package io.tierwall.server.api.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.Group;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.membership.GroupClusters;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.ConsolidatedStatus;
import io.tierwall.server.realization.Realizations;
import io.tierwall.wire.WireObjects;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A group, how far the clusters are with it, and what it is about, read off what it says. */
@Path("/policy/api/v1/infra")
public final class GroupDescriptionResource {

    private static final String GROUP = "domains/{domain}/groups/{group}";

    private final Publisher publisher;
    private final Realizations realizations;

    public GroupDescriptionResource(Publisher publisher, Realizations realizations) {
        this.publisher = publisher;
        this.realizations = realizations;
    }

    /** The group itself, and how far the clusters are with it. */
    @GET
    @Path(GROUP)
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        Intent intent = publisher.current();
        Group group = GroupCall.of(Call.of(context)).in(intent);
        ConsolidatedStatus status = ConsolidatedStatus.consolidate(realizations.of(group, intent).stream()
                .map(ClusterStatus::status)
                .toList());
        return Answers.json(WireObjects.write(group).put("state", state(status)));
    }

    /** NSX has three words for it. With a group that no cluster is told of, there is nothing left to do. */
    private static String state(ConsolidatedStatus status) {
        return switch (status) {
            case SUCCESS, UNINITIALIZED -> "SUCCESS";
            case IN_PROGRESS, UNKNOWN -> "IN_PROGRESS";
            case ERROR -> "FAILURE";
        };
    }

    private Group group(Call call) {
        return GroupCall.of(call).in(publisher.current());
    }

    @GET
    @Path(GROUP + "/member-types")
    @Operation(hidden = true)
    public Response memberTypes(@Context RoutingContext context) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode results = out.putArray("results");
        MemberTypes.of(group(Call.of(context))).forEach(results::add);
        return Answers.json(out.put("result_count", results.size()));
    }

    @GET
    @Path(GROUP + "/tags")
    @Operation(hidden = true)
    public Response tags(@Context RoutingContext context) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode results = out.putArray("results");
        MemberTypes.tags(group(Call.of(context))).forEach((type, tags) -> {
            ArrayNode list = results.addObject().put("member_type", type.name()).putArray("tags");
            tags.forEach(tag -> list.addObject().put("scope", tag.scope()).put("tag", tag.tag()));
        });
        return Answers.json(out.put("result_count", results.size()));
    }

    /** The clusters in which a policy names the group. */
    @GET
    @Path(GROUP + "/associated-kubernetes-clusters")
    @Operation(hidden = true)
    public Response clusters(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        Group group = GroupCall.of(call).in(intent);
        return Answers.json(Page.of(call, GroupClusters.of(intent).with(group), GroupDescriptionResource::cluster));
    }

    private static ObjectNode cluster(ClusterControlPlane cluster) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("external_id", cluster.nodeId().toString())
                .put("display_name", cluster.naming().displayName())
                .put("path", cluster.path().value());
    }
}
