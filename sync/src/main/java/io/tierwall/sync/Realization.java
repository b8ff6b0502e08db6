package io.tierwall.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far a cluster is with a policy or one of its rules. Never a guess: success is read back from the cluster. */
public sealed interface Realization {

    /**
     * On how many nodes of how many.
     *
     * @param current nodes that have reported this generation
     * @param desired nodes on which the policy selects a workload
     */
    record NodeCount(int current, int desired) {

        @Override
        public String toString() {
            return current + " of " + desired + " nodes";
        }
    }

    /**
     * Not yet written.
     *
     * @param detail what is to be written, and what went wrong the last time, for a person
     */
    record Pending(String detail) implements Realization {}

    /**
     * Written, and not yet enforced everywhere.
     *
     * @param detail what is awaited, for a person
     * @param nodes how far it is, once the controller has said so
     */
    record InProgress(String detail, Optional<NodeCount> nodes) implements Realization {

        static InProgress awaiting(String detail) {
            return new InProgress(detail, Optional.empty());
        }
    }

    /**
     * The cluster holds what the policy says, and the controller reports that generation as realized.
     *
     * @param nodes on how many nodes, at least one
     * @param generation of the ClusterNetworkPolicy
     * @param seen when the latest of it and of what it names was read
     */
    record Success(int nodes, long generation, Instant seen) implements Realization {}

    /** As {@link Success}, but the policy selects no workload in this cluster: it is enforced on no node. */
    record NoWorkload(long generation, Instant seen) implements Realization {}

    /**
     * It cannot be realized until something changes.
     *
     * @param error what is wrong, for a person
     * @param remedy what a person can do about it
     */
    record Failed(String error, String remedy) implements Realization {}

    /**
     * In progress, but nothing has moved for longer than it should take.
     *
     * @param detail what is awaited, for a person
     * @param nodes how far it is, if the controller has said so
     * @param since when something last moved
     * @param silentNodes nodes of the cluster whose agents have not been heard of; empty when none is known
     */
    record Stuck(String detail, Optional<NodeCount> nodes, Instant since, List<String> silentNodes)
            implements Realization {

        public Stuck {
            silentNodes = List.copyOf(silentNodes);
        }
    }

    /**
     * The cluster does not answer, so nobody knows.
     *
     * @param since when it was last known
     */
    record Unknown(Instant since, String reason) implements Realization {}

    /** Whether there is nothing left to wait for. */
    default boolean isRealized() {
        return this instanceof Success || this instanceof NoWorkload;
    }

    /** Whether the other says the same of the cluster, though it may have been read at another time. */
    default boolean saysTheSameAs(Realization other) {
        return switch (this) {
            case Success success ->
                other instanceof Success that
                        && success.nodes() == that.nodes()
                        && success.generation() == that.generation();
            case NoWorkload none -> other instanceof NoWorkload that && none.generation() == that.generation();
            case Pending _, InProgress _, Failed _, Stuck _, Unknown _ -> equals(other);
        };
    }
}
