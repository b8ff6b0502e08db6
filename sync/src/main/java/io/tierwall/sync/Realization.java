package io.tierwall.sync;

import java.time.Instant;

/** How far a cluster is with a policy. Never a guess: success is read back from the cluster. */
public sealed interface Realization {

    /**
     * Written or about to be, and not yet enforced everywhere.
     *
     * @param detail what is awaited, for a person
     */
    record InProgress(String detail) implements Realization {}

    /**
     * The cluster holds what the policy says, and the controller reports that generation as realized.
     *
     * @param nodes on how many nodes; 0 when the policy selects no workload in this cluster
     * @param generation of the ClusterNetworkPolicy
     * @param seen when that was read
     */
    record Success(int nodes, long generation, Instant seen) implements Realization {}

    /**
     * It cannot be realized until something changes.
     *
     * @param error what the cluster said, and what to do, for a person
     */
    record Failed(String error) implements Realization {}

    /**
     * The cluster does not answer, so nobody knows.
     *
     * @param since when it was last known
     */
    record Unknown(Instant since, String reason) implements Realization {}
}
