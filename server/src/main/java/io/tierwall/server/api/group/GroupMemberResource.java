package io.tierwall.server.api.group;

import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.EnforcementPoints;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.membership.ClusterMembers;
import io.tierwall.server.membership.GroupClusters;
import io.tierwall.server.membership.Memberships;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.inventory.Facts;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The effective members of a group: pods and addresses, in clusters in which a policy names it. */
@Path("/policy/api/v1/infra")
public final class GroupMemberResource {

    private static final String MEMBERS_OF = "domains/{domain}/groups/{group}/members";

    private static final int KIND = 9;

    /** What else NSX's groups can have; an Antrea group never has any. */
    private static final Set<String> OTHERS = Set.of(
            "kubernetes-services",
            "kubernetes-ingresses",
            "kubernetes-gateways",
            "kubernetes-node-ips",
            "kubernetes-node-pod-cidrs",
            "antrea-egresses",
            "antrea-ip-pools",
            "virtual-machines",
            "vifs",
            "segments",
            "segment-ports",
            "logical-ports",
            "logical-switches",
            "ip-groups",
            "identity-groups",
            "physical-servers",
            "transport-nodes",
            "dvpg",
            "dvports",
            "cloud-native-service-instances");

    private final Publisher publisher;
    private final Memberships memberships;

    public GroupMemberResource(Publisher publisher, Memberships memberships) {
        this.publisher = publisher;
        this.memberships = memberships;
    }

    @GET
    @Path(MEMBERS_OF + "/pods")
    @Operation(hidden = true)
    public Response pods(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        Optional<String> wanted = call.query("cluster_id").filter(id -> !id.isEmpty());
        Intent intent = publisher.current();
        List<ClusterMembers> members = memberships.of(GroupCall.of(call).in(intent), intent).stream()
                .filter(in ->
                        wanted.isEmpty() || in.cluster().nodeId().toString().equals(wanted.get()))
                .toList();
        return Answers.json(Page.of(call, members, MemberFormat::pods));
    }

    @GET
    @Path(MEMBERS_OF + "/ip-addresses")
    @Operation(hidden = true)
    public Response addresses(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        return Answers.json(Page.ofTexts(call, addresses(call)));
    }

    @GET
    @Path(MEMBERS_OF + "/consolidated-effective-ip-addresses")
    @Operation(hidden = true)
    public Response consolidated(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        String site = IntentPath.ENFORCEMENT_POINT.parent().id();
        boolean elsewhere = call.query("site_id")
                .filter(id -> !id.isEmpty() && !id.equals(site))
                .isPresent();
        String part = call.query("ip_filter").orElse("");
        List<String> addresses = elsewhere
                ? List.of()
                : addresses(call).stream().filter(text -> text.contains(part)).toList();
        List<List<String>> sites = addresses.isEmpty() ? List.of() : List.of(addresses);
        return Answers.json(Page.of(call, sites, list -> MemberFormat.consolidated(site, list)));
    }

    /** Kinds of members that an Antrea group cannot have. */
    @GET
    @Path(MEMBERS_OF + "/{kind}")
    @Operation(hidden = true)
    public Response others(@Context RoutingContext context) {
        Call call = Call.of(context);
        if (!OTHERS.contains(call.path(KIND).getFirst())) {
            throw ApiException.notFound(call.path());
        }
        GroupCall.of(call).in(publisher.current());
        return Answers.json(Page.empty(call));
    }

    /** What the group lists, as written, and then what its pods have. */
    private List<String> addresses(Call call) {
        Intent intent = publisher.current();
        Group group = GroupCall.of(call).in(intent);
        if (GroupClusters.of(intent).with(group).isEmpty()) {
            return List.of();
        }
        Stream<String> ofPods = memberships.of(group, intent).stream()
                .flatMap(members -> members.pods().stream())
                .flatMap(pod -> pod.facts() instanceof Facts.Pod facts ? facts.addresses().stream() : Stream.empty())
                .sorted();
        return Stream.concat(group.addresses().stream(), ofPods).distinct().toList();
    }
}
