package io.tierwall.store;

import java.time.Instant;

/**
 * A revision without what it changed.
 *
 * @param number see {@link Revision}
 * @param user who made it
 * @param time when, to the millisecond
 */
public record RevisionHead(long number, String user, Instant time) {}
