package io.tierwall.sync.access;

import java.time.Instant;
import java.util.List;

/**
 * What a check has found.
 *
 * @param checked when
 * @param kubernetesVersion such as {@code v1.31.2}; empty when it is unknown
 * @param antreaVersion such as {@code v2.3.0}; empty when it is unknown
 * @param findings all that is missing, in a fixed order
 */
public record AccessReport(Instant checked, String kubernetesVersion, String antreaVersion, List<Finding> findings) {

    public AccessReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is missing that is needed. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.kind().prevents());
    }
}
