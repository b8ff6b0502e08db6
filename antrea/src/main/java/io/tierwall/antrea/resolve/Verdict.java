package io.tierwall.antrea.resolve;

/** What a rule says of a packet that matches it. {@link #PASS} leaves the Antrea tiers for Kubernetes' own policies. */
public enum Verdict {
    ALLOW,
    DROP,
    REJECT,
    PASS
}
