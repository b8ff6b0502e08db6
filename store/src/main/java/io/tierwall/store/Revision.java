package io.tierwall.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A set of changes that were made together.
 *
 * @param number one more than the one before it; the first is 1
 * @param user who made it
 * @param time when, to the millisecond
 * @param message why, in their words; empty when they did not say
 * @param changes by path, each path once
 */
public record Revision(long number, String user, Instant time, Optional<String> message, List<DocumentChange> changes) {

    public Revision {
        changes = List.copyOf(changes);
    }

    /** One of which nobody said why. */
    public Revision(long number, String user, Instant time, List<DocumentChange> changes) {
        this(number, user, time, Optional.empty(), changes);
    }
}
