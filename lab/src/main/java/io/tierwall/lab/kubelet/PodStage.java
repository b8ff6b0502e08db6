package io.tierwall.lab.kubelet;

import java.time.Instant;

/** How far a pod that has its place is on its way into the network. */
sealed interface PodStage {

    /** Nobody has asked for its rules yet. */
    record Placed() implements PodStage {}

    /**
     * It waits until the rules of its node know this version of the objects.
     *
     * @param until when it waits no longer
     */
    record Waiting(long version, Instant until) implements PodStage {}

    /** It may join, with its rules or without. */
    record Admitted() implements PodStage {}

    /** It is in the network. */
    record Joined() implements PodStage {}
}
