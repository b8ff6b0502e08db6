package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.membership.GroupClusters;
import io.tierwall.server.membership.MemberCount;
import io.tierwall.server.membership.Memberships;
import io.tierwall.server.publish.Publisher;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How many pods groups have where: for who would rather not read all their names. */
@Path("/tierwall/api/v1/member-counts")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberCountsResource {

    private static final String GROUP = "group";

    private final Publisher publisher;
    private final Memberships memberships;

    public MemberCountsResource(Publisher publisher, Memberships memberships) {
        this.publisher = publisher;
        this.memberships = memberships;
    }

    @GET
    @Parameter(
            name = GROUP,
            in = ParameterIn.QUERY,
            description = "the path of a group; without it all groups are counted",
            schema = @Schema(implementation = String.class))
    @Operation(summary = "Counts the pods of groups in each cluster with a policy that names them")
    public ObjectNode counts(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        List<Group> asked = call.query(GROUP)
                .map(path -> List.of(group(intent, path)))
                .orElseGet(() -> List.copyOf(intent.groups()));
        GroupClusters clusters = GroupClusters.of(intent);
        return Page.of(call, asked, group -> write(group, memberships.counts(group, clusters)));
    }

    private static Group group(Intent intent, String text) {
        IntentPath path = IntentPath.parse(text)
                .orElseThrow(() -> ApiException.badParameter(GROUP, "it has to be the path of one, from /infra on."));
        return intent.find(path, Group.class).orElseThrow(() -> ApiException.notFound(path.value()));
    }

    private static ObjectNode write(Group group, List<MemberCount> counts) {
        ObjectNode out =
                JsonNodeFactory.instance.objectNode().put(GROUP, group.path().value());
        ArrayNode clusters = out.putArray("clusters");
        for (MemberCount count : counts) {
            ObjectNode cluster =
                    clusters.addObject().put("cluster", count.cluster().path().id());
            count.pods().ifPresent(pods -> cluster.put("pods", pods));
            if (count.coverage().known()) {
                cluster.put("state", "KNOWN");
            } else {
                cluster.put("state", "UNKNOWN")
                        .put("since", count.coverage().since().toString())
                        .put("reason", count.coverage().reason());
            }
        }
        return out;
    }
}
