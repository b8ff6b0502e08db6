package io.tierwall.model.policy;

/** Which traffic of the applied-to pods a rule is about, seen from those pods. */
public enum RuleDirection {
    IN,
    OUT,
    IN_OUT
}
