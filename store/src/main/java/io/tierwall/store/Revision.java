package io.tierwall.store;

import java.time.Instant;
import java.util.List;

/**
 * A set of changes that were made together.
 *
 * @param number one more than the one before it; the first is 1
 * @param user who made it
 * @param time when, to the millisecond
 * @param changes by path, each path once
 */
public record Revision(long number, String user, Instant time, List<DocumentChange> changes) {

    public Revision {
        changes = List.copyOf(changes);
    }
}
