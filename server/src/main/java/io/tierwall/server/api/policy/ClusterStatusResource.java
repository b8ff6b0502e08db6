package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.clusters.Heartbeats;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether a registered cluster answers, in NSX's words for the parts that stand between. */
@Path("/policy/api/v1/infra")
public final class ClusterStatusResource {

    private static final String POINT = "sites/default/enforcement-points/default";

    private static final int ID = 9;

    private final Publisher publisher;
    private final Clusters clusters;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public ClusterStatusResource(Publisher publisher, Clusters clusters, Heartbeats heartbeats, Clock clock) {
        this.publisher = publisher;
        this.clusters = clusters;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @GET
    @Path(POINT + "/cluster-control-planes/{cluster}/status")
    @Operation(hidden = true)
    public Response status(@Context RoutingContext context) {
        IntentPath cluster = IntentPath.cluster(Call.of(context).path(ID).getFirst());
        return Answers.json(status(cluster).orElseThrow(() -> ApiException.notFound(cluster.value())));
    }

    @GET
    @Path(POINT + "/cluster-control-planes-status")
    @Operation(hidden = true)
    public Response statuses(@Context RoutingContext context) {
        List<ObjectNode> all = publisher.current().clusters().stream()
                .flatMap(cluster -> status(cluster.path()).stream())
                .toList();
        return Answers.json(Page.of(Call.of(context), all, status -> status));
    }

    private Optional<ObjectNode> status(IntentPath cluster) {
        return clusters.sync(cluster).map(sync -> {
            Coverage coverage = sync.inventory().coverage(InventoryKind.CONTROLLER_INFOS);
            Duration silence = heartbeats.silence(cluster);
            AntreaHealth health = AntreaHealth.of(
                    coverage.known() ? sync.inventory() : Inventory.unknown(coverage.since(), coverage.reason()),
                    clock.instant(),
                    silence);
            String whyUnknown = coverage.reason().isEmpty()
                    ? "the controller has not been heard for " + silence.toSeconds() + " seconds"
                    : coverage.reason();
            return ClusterStatusFormat.write(cluster, sync.connection(), health, whyUnknown);
        });
    }

    /** Clusters with another network plug-in, of which there are none. */
    @GET
    @Path(POINT + "/container-cluster-ncpstatus")
    @Operation(hidden = true)
    public Response otherStatuses(@Context RoutingContext context) {
        return Answers.json(Page.empty(Call.of(context)));
    }
}
