package io.tierwall.server.api.group;

import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpRange;
import io.tierwall.model.group.Expression;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.validity.References;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.EnforcementPoints;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.api.http.ResourceReferences;
import io.tierwall.server.membership.Memberships;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryItem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Looks up from the other end: which groups something is in, and what a group is used by. */
@Path("/policy/api/v1/infra")
public final class AssociationResource {

    private final Publisher publisher;
    private final Memberships memberships;

    public AssociationResource(Publisher publisher, Memberships memberships) {
        this.publisher = publisher;
        this.memberships = memberships;
    }

    /** The groups that list an object by its path, as only groups of other types than Antrea's can. */
    @GET
    @Path("group-associations")
    @Operation(hidden = true)
    public Response ofObject(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        IntentPath member = intentPath(call);
        return answer(
                call,
                publisher.current().groups().stream()
                        .filter(group -> lists(group, member))
                        .toList());
    }

    private static boolean lists(Group group, IntentPath member) {
        return group.expression().stream()
                .anyMatch(element ->
                        element instanceof Expression.PathExpression(List<IntentPath> paths) && paths.contains(member));
    }

    /** The policies and rules that name a group. */
    @GET
    @Path("group-service-associations")
    @Operation(hidden = true)
    public Response ofGroup(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        IntentPath group = intentPath(call);
        String service = call.query("service_type").orElse("firewall");
        Intent intent = publisher.current();
        return switch (service) {
            case "firewall" ->
                answer(
                        call,
                        References.to(group, intent).stream()
                                .flatMap(path -> intent.object(path).stream())
                                .toList());
            case "ipfix" -> answer(call, List.of());
            case String _ -> throw ApiException.badParameter("service_type", "it has to be firewall or ipfix.");
        };
    }

    /** The groups that list an address, or have a pod with it. */
    @GET
    @Path("ip-address-group-associations")
    @Operation(hidden = true)
    public Response ofAddress(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        IpAddress address = IpAddress.parse(call.required("ip_address"))
                .orElseThrow(() -> ApiException.badParameter("ip_address", "that is no IP address."));
        Intent intent = publisher.current();
        Set<IntentPath> byPod = memberships.groupsOf(pod -> has(pod, address), intent).stream()
                .map(Group::path)
                .collect(Collectors.toUnmodifiableSet());
        return answer(
                call,
                intent.groups().stream()
                        .filter(group -> byPod.contains(group.path()) || lists(group, address))
                        .toList());
    }

    private static boolean has(InventoryItem pod, IpAddress address) {
        return pod.facts() instanceof Facts.Pod facts
                && facts.addresses().stream()
                        .anyMatch(text ->
                                IpAddress.parse(text).filter(address::equals).isPresent());
    }

    private static boolean lists(Group group, IpAddress address) {
        return group.addresses().stream()
                .map(IpRange::parse)
                .flatMap(Optional::stream)
                .flatMap(range -> range.toCidrs().stream())
                .anyMatch(block -> block.contains(address));
    }

    /** The groups that a pod is in; a pod that is not known is in none. */
    @GET
    @Path("pod-group-associations")
    @Operation(hidden = true)
    public Response ofPod(@Context RoutingContext context) {
        Call call = Call.of(context);
        EnforcementPoints.check(call);
        String id = call.required("pod_id");
        return answer(call, memberships.groupsOf(pod -> pod.uid().equals(id), publisher.current()));
    }

    private static IntentPath intentPath(Call call) {
        return IntentPath.parse(call.required("intent_path"))
                .orElseThrow(() -> ApiException.badParameter("intent_path", "write a path from /infra on."));
    }

    private static Response answer(Call call, List<? extends IntentObject> found) {
        return Answers.json(Page.of(call, List.copyOf(found), ResourceReferences::to));
    }
}
