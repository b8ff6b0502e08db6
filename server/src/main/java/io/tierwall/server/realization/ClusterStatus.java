package io.tierwall.server.realization;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.Realization;
import java.util.Comparator;
import java.util.List;

/**
 * How far one cluster is with one or several policies.
 *
 * @param cluster the cluster's path
 * @param message what there is to say about it, for a person
 */
public record ClusterStatus(IntentPath cluster, ConsolidatedStatus status, String message) {

    /** The status of several policies in the same cluster: that of the heaviest. */
    static ClusterStatus heaviest(List<ClusterStatus> statuses) {
        return statuses.stream()
                .max(Comparator.comparing(ClusterStatus::status))
                .orElseThrow(() -> new IllegalArgumentException("no status"));
    }

    static String message(Realization realization) {
        return switch (realization) {
            case Realization.InProgress(String detail) -> detail;
            case Realization.Success success ->
                success.nodes() == 0
                        ? "realized; no workload in this cluster, as seen at " + success.seen()
                        : "realized on " + success.nodes() + " nodes, as seen at " + success.seen();
            case Realization.Failed(String error) -> error;
            case Realization.Unknown unknown -> "not known since " + unknown.since() + ": " + unknown.reason();
        };
    }
}
