package io.tierwall.analysis.explain;

/** What a rule had to do with a packet. */
public enum Reason {
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
    LATER
}
