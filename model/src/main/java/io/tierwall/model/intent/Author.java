package io.tierwall.model.intent;

import io.tierwall.model.policy.LockChange;
import java.util.Optional;

/**
 * Who writes.
 *
 * @param name what is kept with what changes
 * @param overridesLocks whether policies that others locked may be changed, too
 * @param waiver why guardrails do not bind what they say; empty where they do
 * @param request the id of the request by which they say it; empty where it came otherwise
 */
public record Author(String name, boolean overridesLocks, Optional<String> waiver, Optional<String> request) {

    /** Somebody whom guardrails bind. */
    public Author(String name, boolean overridesLocks) {
        this(name, overridesLocks, Optional.empty(), Optional.empty());
    }

    /** Whether a lock that was turned so keeps this author out. */
    public boolean isLockedOutBy(LockChange lock) {
        return !overridesLocks && !lock.user().equals(name);
    }

    /** Somebody who may change what nobody else locked. */
    public static Author of(String name) {
        return new Author(name, false);
    }
}
