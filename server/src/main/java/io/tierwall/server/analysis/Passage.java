package io.tierwall.server.analysis;

import io.tierwall.analysis.explain.Reason;

/**
 * What one rule had to do with a packet, also one that the cluster is not told of.
 *
 * @param cause why
 */
public record Passage(WrittenRule rule, Cause cause) {

    /** Why a rule decided or did not. */
    public enum Cause {
        /** It does not protect this end. */
        APPLIED_TO,
        /** It protects this end, but is about other far ends. */
        PEER,
        /** It is about these ends, but other ports, protocols or messages. */
        TRAFFIC,
        /** It matched, and handed over to Kubernetes' own policies. */
        PASSES,
        /** It stands in the tiers that a rule before it left. */
        LEFT_OUT,
        /** It decided. */
        DECIDES,
        /** It matches, but comes after what decided. */
        LATER,
        /** It is about the other direction only. */
        DIRECTION,
        /** It is turned off. */
        DISABLED;

        static Cause of(Reason reason) {
            return switch (reason) {
                case APPLIED_TO -> APPLIED_TO;
                case PEER -> PEER;
                case TRAFFIC -> TRAFFIC;
                case PASSES -> PASSES;
                case LEFT_OUT -> LEFT_OUT;
                case DECIDES -> DECIDES;
                case LATER -> LATER;
            };
        }
    }
}
