package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a cluster holds now can be brought to what it should hold, write after write, so that nothing passes for
 * a moment that is denied before and after.
 *
 * @param objects how many objects are created, changed or deleted; absent where what the cluster holds is not known
 * @param openings where it cannot; at most as many as were asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OrderView(
        State state,
        Optional<Integer> objects,
        List<Opening> openings,
        @JsonProperty("opening_count") int openingCount) {

    /** How it stands. */
    public enum State {
        /** Nothing opens on the way. */
        SAFE,
        /** Something may, for a moment. */
        OPENS,
        /** What the cluster holds now is not known. */
        UNKNOWN
    }

    /**
     * A write that comes too early for some traffic, because no order is right for all.
     *
     * @param object what is written, as kubectl names it
     * @param policies some of which deny that traffic before or after; at most as many as were asked for
     * @param reason what may happen, and how to avoid it
     */
    public record Opening(
            String object,
            List<PolicyName> policies,
            @JsonProperty("policy_count") int policyCount,
            String reason) {}

    /**
     * A policy.
     *
     * @param policy its path; absent when neither side of the change has it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record PolicyName(
            Optional<String> policy,
            @JsonProperty("policy_name") String policyName) {}
}
