package io.tierwall.server.guardrail;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An example of what breaks a guardrail.
 *
 * @param from a pod as {@code namespace/name}, or an address
 * @param to the same
 * @param traffic what passes between the two and must not, or does not and must, in words
 * @param decidedBy the rule that lets it pass or does not, as part of a sentence; empty where none matches
 */
public record Witness(
        String from,
        String to,
        String traffic,
        @JsonProperty("decided_by") String decidedBy) {}
