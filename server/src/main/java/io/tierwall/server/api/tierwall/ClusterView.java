package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.Connection;
import io.tierwall.sync.access.AccessReport;
import java.util.Optional;

/**
 * A registered cluster as people see it.
 *
 * @param connection {@code CONNECTING}, {@code CONNECTED} or {@code UNREACHABLE}
 * @param since since when it is so, in ISO 8601; empty while nothing is known
 * @param reason why it cannot be reached; empty when it can
 * @param access what the latest check has found
 */
public record ClusterView(
        String id,
        @JsonProperty("display_name") String displayName,
        String path,
        String connection,
        String since,
        String reason,
        AccessView access) {

    static ClusterView of(ClusterControlPlane cluster, Optional<ClusterSync> sync, Optional<AccessReport> report) {
        Optional<Connection> connection = sync.map(ClusterSync::connection);
        return new ClusterView(
                cluster.path().id(),
                cluster.naming().displayName(),
                cluster.path().value(),
                connection.map(ClusterView::word).orElse("CONNECTING"),
                connection.map(known -> known.since().toString()).orElse(""),
                connection.map(ClusterView::reason).orElse(""),
                AccessView.of(report));
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
