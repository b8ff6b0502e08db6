package io.tierwall.server.proof;

import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.sync.trace.Traced;
import java.time.Instant;

/**
 * What became of a packet, beside what was explained.
 *
 * @param ended when its end was known here
 * @param picture of the cluster at that time, under the rules that are published
 */
public record Proof(Traced traced, Instant ended, ClusterPicture picture, Agreement agreement) {}
