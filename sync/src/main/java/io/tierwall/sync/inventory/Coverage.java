package io.tierwall.sync.inventory;

import java.time.Instant;

/**
 * Whether a kind is known.
 *
 * @param known whether all objects of the kind were listed and are being watched
 * @param since since when it is so
 * @param reason why it is not known; empty when it is
 */
public record Coverage(boolean known, Instant since, String reason) {}
