package io.tierwall.sync.trace;

import io.tierwall.antrea.resolve.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one packet, as the cluster tells it.
 *
 * @param reason what the cluster says beside it, or why the outcome is unknown; often empty
 * @param node where the packet was seen last; empty when it was seen nowhere
 * @param observed when the node saw it, by its own clock and to the second
 * @param decisions of policies on the way, in order; the last one is the one that ended it, if one did
 * @param hops everything that was observed, in the order of the way
 */
public record Traced(
        Outcome outcome,
        String reason,
        String node,
        Optional<Instant> observed,
        List<Decision> decisions,
        List<Hop> hops) {

    public Traced {
        decisions = List.copyOf(decisions);
        hops = List.copyOf(hops);
    }

    /** How the way of a packet ended. */
    public enum Outcome {
        /** It came to the pod that it was for. */
        DELIVERED,
        /** It vanished, and its sender is told nothing. */
        DROPPED,
        /** Its sender is told that it is refused. */
        REJECTED,
        /** It left the cluster, and who knows what happened then. */
        FORWARDED_OUT,
        /** Nobody saw its end. */
        UNKNOWN
    }

    /**
     * A policy, or the isolation by policies, has let it pass or stopped it.
     *
     * @param end where: at the sender's node, or at the receiver's
     * @param policy as the cluster names it, such as {@code AntreaClusterNetworkPolicy:web}; empty for the isolation
     * @param rule its name there; empty where the cluster does not say
     * @param passed whether it has let it pass
     */
    public record Decision(Direction end, String policy, String rule, String node, boolean passed) {}

    /**
     * One observation of a node.
     *
     * @param component of Antrea's, such as {@code NetworkPolicy}
     * @param information the table of flows; often empty
     * @param address that the packet was sent on to, where it was addressed to a service; empty otherwise
     */
    public record Hop(
            String node,
            String component,
            String information,
            String action,
            String policy,
            String rule,
            String address) {}

    static Traced unknown(String reason, List<Decision> decisions, List<Hop> hops) {
        String node = hops.isEmpty() ? "" : hops.getLast().node();
        return new Traced(Outcome.UNKNOWN, reason, node, Optional.empty(), decisions, hops);
    }
}
