package io.tierwall.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A revision without what it changed.
 *
 * @param number see {@link Revision}
 * @param user who made it
 * @param time when, to the millisecond
 * @param message why, in their words; empty when they did not say
 */
public record RevisionHead(long number, String user, Instant time, Optional<String> message) {}
