package io.tierwall.antrea.resolve;

/** Where a rule is evaluated: leaving its pods, at their node, or arriving at them. */
public enum Direction {
    EGRESS,
    INGRESS
}
