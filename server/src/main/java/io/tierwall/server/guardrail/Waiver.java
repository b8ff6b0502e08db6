package io.tierwall.server.guardrail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * That somebody published what breaks guardrails that block, and why.
 *
 * @param revision what they published
 * @param time in milliseconds since 1970
 * @param reason in their words
 */
public record Waiver(long revision, String user, long time, String reason, List<Broken> guardrails) {

    /** A guardrail that was broken by it. */
    public record Broken(@JsonProperty("guardrail") String id, String sentence, String cluster, Witness witness) {}
}
