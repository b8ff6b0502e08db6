package io.tierwall.server.api.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.start.Readiness;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The cluster of managers, which is this one alone. */
@Path("/api/v1/cluster")
public final class ManagementClusterResource {

    private final Readiness readiness;

    public ManagementClusterResource(Readiness readiness) {
        this.readiness = readiness;
    }

    @GET
    @Operation(hidden = true)
    public Response cluster() {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("cluster_id", NodeResource.ID);
        out.putArray("nodes")
                .addObject()
                .put("node_uuid", NodeResource.ID)
                .put("fqdn", NodeResource.NAME)
                .put("status", "JOINED");
        return Answers.json(out);
    }

    @GET
    @Path("status")
    @Operation(hidden = true)
    public Response status() {
        String status = readiness.isReady() ? "STABLE" : "INITIALIZING";
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("cluster_id", NodeResource.ID);
        ObjectNode management = out.putObject("mgmt_cluster_status").put("status", status);
        management.putArray("online_nodes").addObject().put("uuid", NodeResource.ID);
        management.putArray("offline_nodes");
        out.putObject("control_cluster_status").put("status", status);
        return Answers.json(out);
    }
}
