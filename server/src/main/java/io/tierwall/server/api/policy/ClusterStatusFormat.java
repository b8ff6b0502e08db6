package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.Connection;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.HealthState;

/** How NSX writes whether a cluster answers, and how Antrea is in it. */
final class ClusterStatusFormat {

    private ClusterStatusFormat() {}

    /** Tierwall has no adapters of its own in the cluster: they are as well as the connection is. */
    static ObjectNode write(IntentPath cluster, Connection connection, AntreaHealth health, String whyUnknown) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("resource_type", "AntreaClusterInfo");
        out.put("id", cluster.id()).put("display_name", cluster.id());
        out.put("path", cluster + "/status").put("parent_path", cluster.value());
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
                    case UNKNOWN -> whyUnknown;
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
