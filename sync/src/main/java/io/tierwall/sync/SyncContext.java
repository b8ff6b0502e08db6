package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import java.time.Clock;

/**
 * What all parts of one cluster's engine work with.
 *
 * @param cluster its name, for people
 */
record SyncContext(String cluster, ClusterApi api, SyncSettings settings, Clock clock) {}
