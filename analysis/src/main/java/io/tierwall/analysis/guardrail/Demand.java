package io.tierwall.analysis.guardrail;

/** What a guardrail demands of traffic from some addresses to others. */
public enum Demand {
    /** None of it passes: nothing in {@code dev} reaches {@code prod}. */
    NOTHING_REACHES,
    /** None of it passes from anybody else, pod or not: only {@code api} reaches {@code payments}. */
    ONLY_REACHES,
    /** All of it passes: DNS stays reachable for all. */
    EVERYTHING_REACHES
}
