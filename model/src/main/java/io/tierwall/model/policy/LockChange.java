package io.tierwall.model.policy;

import java.time.Instant;

/**
 * Who locked or unlocked a policy last, and when.
 *
 * @param user empty when nobody ever did
 */
public record LockChange(String user, Instant time) {

    /** Nobody ever locked it. */
    public static final LockChange NONE = new LockChange("", Instant.EPOCH);
}
