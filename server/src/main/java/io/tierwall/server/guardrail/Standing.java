package io.tierwall.server.guardrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How a guardrail stands in a cluster.
 *
 * @param cluster its path
 * @param reason why it is not known, as a sentence; empty otherwise
 * @param witness for a broken one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Standing(String cluster, State state, String reason, Optional<Witness> witness) {

    /** Whether it holds. */
    public enum State {
        HOLDS,
        BROKEN,
        UNKNOWN
    }
}
