package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.access.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the latest check of a cluster has found.
 *
 * @param state {@code COMPLETE}, {@code DEGRADED} when something is missing that is needed, or {@code UNKNOWN} when
 *     there was no check
 * @param checked when it was so, in ISO 8601, be it before a restart of the manager; empty when it is unknown
 * @param findings everything that is missing, each with what to do
 */
public record AccessView(
        String state,
        String checked,
        @JsonProperty("kubernetes_version") String kubernetesVersion,
        @JsonProperty("antrea_version") String antreaVersion,
        List<FindingView> findings) {

    /** One thing that is missing. */
    public record FindingView(String kind, boolean needed, String message, String remedy) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.kind().name().toLowerCase(Locale.ROOT),
                    finding.kind().prevents(),
                    finding.sentence(),
                    finding.remedy());
        }
    }

    static AccessView of(Optional<AccessReport> report) {
        return report.map(AccessView::of).orElse(new AccessView("UNKNOWN", "", "", "", List.of()));
    }

    static AccessView of(AccessReport report) {
        return new AccessView(
                report.passed() ? "COMPLETE" : "DEGRADED",
                report.checked().toString(),
                report.kubernetesVersion(),
                report.antreaVersion(),
                report.findings().stream().map(FindingView::of).toList());
    }
}
