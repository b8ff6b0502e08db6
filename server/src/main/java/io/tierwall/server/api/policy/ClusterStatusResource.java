package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.Connection;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.HealthState;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether a registered cluster answers, in NSX's words for the parts that stand between. */
@Path("/policy/api/v1/infra")
public final class ClusterStatusResource {

    private static final int ID = 9;

    private final Clusters clusters;
    private final Clock clock;

    public ClusterStatusResource(Clusters clusters, Clock clock) {
        this.clusters = clusters;
        this.clock = clock;
    }

    @GET
    @Path("sites/default/enforcement-points/default/cluster-control-planes/{cluster}/status")
    @Operation(hidden = true)
    public Response status(@Context RoutingContext context) {
        Call call = Call.of(context);
        IntentPath path = IntentPath.cluster(call.path(ID).getFirst());
        ClusterSync sync = clusters.sync(path).orElseThrow(() -> ApiException.notFound(path.value()));
        Coverage coverage = sync.inventory().coverage(InventoryKind.CONTROLLER_INFOS);
        AntreaHealth health = AntreaHealth.of(
                coverage.known() ? sync.inventory() : Inventory.unknown(coverage.since(), coverage.reason()),
                clock.instant());
        return Answers.json(write(sync.connection(), health, coverage.reason()));
    }

    /** Tierwall has no adapters of its own in the cluster: they are as well as the connection is. */
    private static ObjectNode write(Connection connection, AntreaHealth health, String whyUnknown) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        writeController(connection, health, whyUnknown, out.putObject("controller_status"));
        writePart("MP_ADAPTER_HEALTHY", connection, out.putObject("mp_adapter_status"));
        writePart("CCP_ADAPTER_HEALTHY", connection, out.putObject("ccp_adapter_status"));
        // NSX has no number for agents that are silent: nobody can rely on them, so they count as failed.
        out.putObject("agent_info")
                .put("healthy_agent_num", health.count(HealthState.HEALTHY))
                .put("degraded_agent_num", health.count(HealthState.DEGRADED))
                .put("failed_agent_num", health.count(HealthState.FAILED) + health.count(HealthState.UNKNOWN));
        return out;
    }

    /** Antrea's controller as it says itself; nobody knows while the cluster does not answer. */
    private static void writeController(Connection connection, AntreaHealth health, String whyUnknown, ObjectNode out) {
        if (!(connection instanceof Connection.Connected)) {
            writePart("CONTROLLER_HEALTHY", connection, out);
            return;
        }
        String reason =
                switch (health.controller()) {
                    case HEALTHY -> "";
                    case DEGRADED -> "the controller says that something is not as it should be";
                    case FAILED -> "the controller says that it does not work";
                    case UNKNOWN ->
                        whyUnknown.isEmpty()
                                ? "the controller has not been heard for " + AntreaHealth.SILENCE.toSeconds()
                                        + " seconds"
                                : whyUnknown;
                };
        out.put("status", health.controller().name());
        out.put("connected_agent_num", health.connectedAgents());
        out.putArray("conditions")
                .addObject()
                .put("condition_type", "CONTROLLER_HEALTHY")
                .put("status", health.controller() == HealthState.HEALTHY ? "HEALTHY" : "UNHEALTHY")
                .put("last_heartbeat_time", health.heard().toEpochMilli())
                .put("reason", reason)
                .put("message", reason);
    }

    private static void writePart(String condition, Connection connection, ObjectNode out) {
        String status =
                switch (connection) {
                    case Connection.Connected _ -> "HEALTHY";
                    case Connection.Connecting _, Connection.Unreachable _ -> "UNKNOWN";
                };
        String reason =
                switch (connection) {
                    case Connection.Connected _ -> "";
                    case Connection.Connecting _ -> "the first view of the cluster is not complete yet";
                    case Connection.Unreachable unreachable -> unreachable.reason();
                };
        out.put("status", status);
        out.putArray("conditions")
                .addObject()
                .put("condition_type", condition)
                .put("status", status.equals("HEALTHY") ? "HEALTHY" : "UNHEALTHY")
                .put("last_heartbeat_time", connection.since().toEpochMilli())
                .put("reason", reason)
                .put("message", reason);
    }
}
