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
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether a registered cluster answers, in NSX's words for the parts that stand between. */
@Path("/policy/api/v1/infra")
public final class ClusterStatusResource {

    private static final int ID = 9;

    private final Clusters clusters;

    public ClusterStatusResource(Clusters clusters) {
        this.clusters = clusters;
    }

    @GET
    @Path("sites/default/enforcement-points/default/cluster-control-planes/{cluster}/status")
    @Operation(hidden = true)
    public Response status(@Context RoutingContext context) {
        Call call = Call.of(context);
        IntentPath path = IntentPath.cluster(call.path(ID).getFirst());
        ClusterSync sync = clusters.sync(path).orElseThrow(() -> ApiException.notFound(path.value()));
        return Answers.json(write(sync.connection()));
    }

    /** Tierwall has no adapters of its own in the cluster: they are as well as the connection is. */
    private static ObjectNode write(Connection connection) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        writePart("CONTROLLER_HEALTHY", connection, out.putObject("controller_status"));
        writePart("MP_ADAPTER_HEALTHY", connection, out.putObject("mp_adapter_status"));
        writePart("CCP_ADAPTER_HEALTHY", connection, out.putObject("ccp_adapter_status"));
        return out;
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
