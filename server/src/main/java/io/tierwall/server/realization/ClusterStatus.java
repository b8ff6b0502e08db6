package io.tierwall.server.realization;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.Realization;
import java.util.Comparator;
import java.util.List;

/**
 * How far one cluster is with one or several policies.
 *
 * @param cluster the cluster's path
 */
public record ClusterStatus(IntentPath cluster, Realization realization) {

    /** The same in NSX's words. */
    public ConsolidatedStatus status() {
        return ConsolidatedStatus.of(realization);
    }

    /** The status of several policies in the same cluster: that of the heaviest. */
    static ClusterStatus heaviest(List<ClusterStatus> statuses) {
        return statuses.stream()
                .max(Comparator.comparing(ClusterStatus::status))
                .orElseThrow(() -> new IllegalArgumentException("no status"));
    }

    /** What there is to say about it, for a person. */
    public String message() {
        return switch (realization) {
            case Realization.Pending(String detail) -> detail;
            case Realization.InProgress progress -> progress.detail();
            case Realization.Success success ->
                "realized on " + success.nodes() + " nodes, as seen at " + success.seen();
            case Realization.NoWorkload none -> "realized; no workload in this cluster, as seen at " + none.seen();
            case Realization.Failed failed ->
                failed.remedy().isEmpty() ? failed.error() : failed.error() + " " + failed.remedy();
            case Realization.Stuck stuck -> message(stuck);
            case Realization.Unknown unknown -> "not known since " + unknown.since() + ": " + unknown.reason();
        };
    }

    private static String message(Realization.Stuck stuck) {
        String nodes = stuck.silentNodes().isEmpty()
                ? ""
                : "; the agents of these nodes are silent: " + String.join(", ", stuck.silentNodes());
        return "stuck since " + stuck.since() + ": " + stuck.detail() + nodes;
    }
}
