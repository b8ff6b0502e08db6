package io.tierwall.sync;

import java.time.Instant;

/** Whether a cluster answers. */
public sealed interface Connection {

    /** Since when it is so. */
    Instant since();

    /** The first complete view of the cluster is not there yet. */
    record Connecting(Instant since) implements Connection {}

    /** Watches are open and the view is current. */
    record Connected(Instant since) implements Connection {}

    /**
     * It does not answer, or not to us.
     *
     * @param reason what happened, for a person; no secret in it
     */
    record Unreachable(Instant since, String reason) implements Connection {}
}
