package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is in a cluster: for looking at only. */
@Path("/tierwall/api/v1/clusters/{id}/inventory")
public final class InventoryResource {

    private static final int CLUSTER = 4;
    private static final String NO_NAMESPACE = "-";
    private static final List<InventoryKind> POLICIES = List.of(
            InventoryKind.CLUSTER_NETWORK_POLICIES,
            InventoryKind.ANTREA_NETWORK_POLICIES,
            InventoryKind.NETWORK_POLICIES);
    private static final List<InventoryKind> GROUPS = List.of(InventoryKind.CLUSTER_GROUPS, InventoryKind.GROUPS);
    private static final Map<String, List<InventoryKind>> LISTS = Map.of(
            "namespaces", List.of(InventoryKind.NAMESPACES),
            "pods", List.of(InventoryKind.PODS),
            "nodes", List.of(InventoryKind.NODES),
            "services", List.of(InventoryKind.SERVICES),
            "policies", POLICIES,
            "tiers", List.of(InventoryKind.TIERS),
            "groups", GROUPS);

    private final Clusters clusters;

    public InventoryResource(Clusters clusters) {
        this.clusters = clusters;
    }

    @GET
    @Path("{list}")
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "list", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "namespace", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "name", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "owner", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Operation(
            summary = "Lists namespaces, pods, nodes, services, policies, tiers or groups of a cluster, page by page")
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        List<InventoryKind> kinds = kinds(call);
        Inventory inventory = inventory(call);
        Predicate<InventoryItem> wanted = filter(call);
        ObjectNode page = Page.of(
                call,
                kinds.stream()
                        .flatMap(kind -> inventory.items(kind).stream())
                        .filter(wanted)
                        .toList(),
                InventoryFormat::write);
        InventoryFormat.writeCoverage(inventory, kinds, page);
        return Answers.json(page);
    }

    @GET
    @Path("{list}/{kind}/{namespace}/{name}")
    @Parameter(name = "id", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "list", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "kind", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "namespace", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "name", in = ParameterIn.PATH, schema = @Schema(implementation = String.class))
    @Parameter(name = "format", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Operation(summary = "Shows one object of a cluster; policies, tiers and groups with format=yaml as it holds them")
    public Response get(@Context RoutingContext context) {
        Call call = Call.of(context);
        List<String> path = call.path(CLUSTER + 3);
        String namespace = path.get(1).equals(NO_NAMESPACE) ? "" : path.get(1);
        Inventory inventory = inventory(call);
        InventoryItem item = kinds(call).stream()
                .filter(kind -> InventoryFormat.word(kind).equalsIgnoreCase(path.get(0)))
                .flatMap(kind -> inventory.items(kind).stream())
                .filter(one -> one.namespace().equals(namespace) && one.name().equals(path.get(2)))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(call.path()));
        return switch (call.query("format").orElse("json")) {
            case "json" -> Answers.json(item.tree().orElseGet(() -> InventoryFormat.write(item)));
            case "yaml" ->
                Answers.yaml(item.yaml()
                        .orElseThrow(() -> ApiException.badParameter(
                                "format", "only policies, tiers and groups are kept whole. Ask for json.")));
            case String _ -> throw ApiException.badParameter("format", "json or yaml is expected.");
        };
    }

    private Inventory inventory(Call call) {
        IntentPath path = IntentPath.cluster(call.path(CLUSTER).getFirst());
        return clusters.sync(path).map(ClusterSync::inventory).orElseThrow(() -> ApiException.notFound(path.value()));
    }

    private static List<InventoryKind> kinds(Call call) {
        List<InventoryKind> kinds = LISTS.getOrDefault(call.path(CLUSTER + 2).getFirst(), List.of());
        if (kinds.isEmpty()) {
            throw ApiException.notFound(call.path());
        }
        return kinds;
    }

    private static Predicate<InventoryItem> filter(Call call) {
        String namespace = call.query("namespace").orElse("");
        String name = call.query("name").orElse("");
        String owner = call.query("owner").orElse("");
        if (!List.of("", "ours", "foreign").contains(owner)) {
            throw ApiException.badParameter("owner", "ours or foreign is expected.");
        }
        return item -> (namespace.isEmpty() || item.namespace().equals(namespace))
                && item.name().contains(name)
                && (owner.isEmpty() || item.ours() == owner.equals("ours"));
    }
}
