package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.server.clusters.Labels;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.Connection;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.inventory.InventoryKind;
import io.tierwall.sync.inventory.SilentAgent;
import java.util.Map;
import java.util.Optional;

/**
 * A registered cluster as people see it.
 *
 * @param connection {@code CONNECTING}, {@code CONNECTED} or {@code UNREACHABLE}
 * @param since since when it is so, in ISO 8601; empty while nothing is known
 * @param reason why it cannot be reached; empty when it can
 * @param access what the latest check has found
 * @param labels what people sort clusters by
 * @param nodes how many there are; left out while that is not known
 * @param pods the same
 * @param slowestNode the node that has said nothing for the longest, if any is silent
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ClusterView(
        String id,
        @JsonProperty("display_name") String displayName,
        String path,
        String connection,
        String since,
        String reason,
        AccessView access,
        Map<String, String> labels,
        Optional<Integer> nodes,
        Optional<Integer> pods,
        @JsonProperty("slowest_node") Optional<SlowestNode> slowestNode) {

    /**
     * A node whose Antrea agent is silent.
     *
     * @param behindSince when it was heard last, in ISO 8601: what has changed since may not be enforced there
     */
    public record SlowestNode(
            String name, @JsonProperty("behind_since") String behindSince) {

        static SlowestNode of(SilentAgent agent) {
            return new SlowestNode(agent.node(), agent.heard().toString());
        }
    }

    static ClusterView of(
            ClusterControlPlane cluster,
            Optional<ClusterSync> sync,
            Optional<AccessReport> report,
            Optional<SilentAgent> silent) {
        Optional<Connection> connection = sync.map(ClusterSync::connection);
        return new ClusterView(
                cluster.path().id(),
                cluster.naming().displayName(),
                cluster.path().value(),
                connection.map(ClusterView::word).orElse("CONNECTING"),
                connection.map(known -> known.since().toString()).orElse(""),
                connection.map(ClusterView::reason).orElse(""),
                AccessView.of(report),
                Labels.of(cluster.naming().tags()),
                count(sync, InventoryKind.NODES),
                count(sync, InventoryKind.PODS),
                silent.map(SlowestNode::of));
    }

    private static Optional<Integer> count(Optional<ClusterSync> sync, InventoryKind kind) {
        return sync.map(ClusterSync::inventory)
                .filter(inventory -> inventory.coverage(kind).known())
                .map(inventory -> inventory.items(kind).size());
    }

    private static String word(Connection connection) {
        return switch (connection) {
            case Connection.Connecting _ -> "CONNECTING";
            case Connection.Connected _ -> "CONNECTED";
            case Connection.Unreachable _ -> "UNREACHABLE";
        };
    }

    private static String reason(Connection connection) {
        return connection instanceof Connection.Unreachable unreachable ? unreachable.reason() : "";
    }
}
