package io.tierwall.server.api.fabric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.clusters.Heartbeats;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What was discovered in all registered clusters, in NSX's words. */
@Path("/api/v1/fabric")
public final class FabricResource {

    private static final int TYPE = 3;
    private static final String CLUSTER_ID = "container_cluster_id";

    private final Publisher publisher;
    private final Clusters clusters;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public FabricResource(Publisher publisher, Clusters clusters, Heartbeats heartbeats, Clock clock) {
        this.publisher = publisher;
        this.clusters = clusters;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @GET
    @Path("container-clusters")
    @Operation(hidden = true)
    public Response clusters(@Context RoutingContext context) {
        Call call = Call.of(context);
        boolean others = call.query("cluster_type")
                        .filter(type -> !type.equals("Kubernetes"))
                        .isPresent()
                || call.query("infra_type").isPresent();
        List<ClusterControlPlane> all = others ? List.of() : registered().toList();
        return Answers.json(Page.of(call, all, this::write));
    }

    @GET
    @Path("container-clusters/{id}")
    @Operation(hidden = true)
    public Response cluster(@Context RoutingContext context) {
        Call call = Call.of(context);
        String id = call.path(TYPE + 1).getFirst();
        return Answers.json(registered()
                .filter(cluster -> cluster.nodeId().toString().equals(id))
                .findFirst()
                .map(this::write)
                .orElseThrow(() -> ApiException.notFound(call.path())));
    }

    @GET
    @Path("{type}")
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        FabricType type = type(call);
        return Answers.json(Page.of(
                call,
                discovered(call, type).toList(),
                found -> FabricFormat.write(type, found.cluster(), found.item())));
    }

    @GET
    @Path("{type}/{id}")
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        Call call = Call.of(context);
        FabricType type = type(call);
        String id = call.path(TYPE + 1).getFirst();
        return Answers.json(discovered(call, type)
                .filter(found -> found.item().uid().equals(id))
                .findFirst()
                .map(found -> FabricFormat.write(type, found.cluster(), found.item()))
                .orElseThrow(() -> ApiException.notFound(call.path())));
    }

    private static FabricType type(Call call) {
        return FabricType.find(call.path(TYPE).getFirst(), call.path(TYPE).size() > 1)
                .orElseThrow(() -> ApiException.notFound(call.path()));
    }

    private Stream<ClusterControlPlane> registered() {
        return publisher.current().clusters().stream();
    }

    private ObjectNode write(ClusterControlPlane cluster) {
        return FabricFormat.write(read(cluster));
    }

    private FabricCluster read(ClusterControlPlane cluster) {
        Inventory inventory = clusters.sync(cluster.path())
                .map(ClusterSync::inventory)
                .orElseGet(() -> Inventory.unknown(clock.instant(), "the cluster is not registered"));
        return FabricCluster.of(
                cluster, inventory, AntreaHealth.of(inventory, clock.instant(), heartbeats.silence(cluster.path())));
    }

    private record Found(FabricCluster cluster, InventoryItem item) {}

    private Stream<Found> discovered(Call call, FabricType type) {
        Optional<String> wanted = call.query(CLUSTER_ID).or(() -> call.query("scope_id"));
        Optional<String> project = call.query("container_project_id");
        Optional<String> application = call.query("container_application_id");
        return registered()
                .filter(cluster ->
                        wanted.isEmpty() || cluster.nodeId().toString().equals(wanted.get()))
                .map(this::read)
                .flatMap(cluster -> type.kinds().stream()
                        .flatMap(kind -> cluster.inventory().items(kind).stream())
                        .map(item -> new Found(cluster, item)))
                .filter(found -> project.isEmpty()
                        || found.cluster().projectId(found.item()).equals(project.get()))
                .filter(found -> application.isEmpty()
                        || found.cluster().applicationIds(found.item()).contains(application.get()));
    }
}
