package io.tierwall.sync;

import java.time.Instant;

/**
 * When an object was last seen to change.
 *
 * @param said when it last said something new, its status aside; {@link Instant#EPOCH} when it has said the same for as
 *     long as it is followed
 * @param saidAt the version in which it did
 * @param moved when anything of it last changed, or it was first seen
 */
record Moments(Instant said, String saidAt, Instant moved) {}
