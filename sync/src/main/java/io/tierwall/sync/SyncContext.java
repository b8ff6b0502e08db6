package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import java.time.Clock;

/**
 * What all parts of one cluster's engine work with.
 *
 * @param cluster its name, for people
 * @param listener is told what changes
 */
record SyncContext(String cluster, ClusterApi api, SyncSettings settings, SyncListener listener, Clock clock) {}
