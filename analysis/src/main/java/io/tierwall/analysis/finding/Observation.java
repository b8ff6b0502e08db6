package io.tierwall.analysis.finding;

import java.time.Instant;
import java.util.Optional;

/**
 * What one cluster shows of what a finding is about.
 *
 * @param cluster its name
 * @param seen whether a rule was hit there, or a group selects somebody
 * @param since when counting began; empty where nothing is counted
 */
public record Observation(String cluster, boolean seen, Optional<Instant> since) {

    /** Whether a rule was hit since counting began. */
    public static Observation counted(String cluster, boolean hit, Instant since) {
        return new Observation(cluster, hit, Optional.of(since));
    }

    /** Whether a group selects somebody now. */
    public static Observation selected(String cluster, boolean somebody) {
        return new Observation(cluster, somebody, Optional.empty());
    }
}
