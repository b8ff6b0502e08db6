package io.tierwall.antrea.resolve;

/** When rules are met, within one direction. {@link Verdict#PASS} leaves the first stage for the second. */
public enum Stage {
    /** Antrea's tiers before the baseline. */
    TIERS,
    /** Kubernetes' NetworkPolicies: what they allow, then the isolation of the pods that they select. */
    KUBERNETES,
    /** Antrea's baseline tier. */
    BASELINE
}
