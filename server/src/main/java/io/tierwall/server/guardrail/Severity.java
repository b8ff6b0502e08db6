package io.tierwall.server.guardrail;

/** What happens when somebody publishes what would break a guardrail. */
public enum Severity {
    /** It is refused, unless its author says why it has to be. */
    BLOCK,
    /** It is published, and the guardrail is shown as broken. */
    WARN
}
