package io.tierwall.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Blurs pauses, so that many who wait for the same thing do not come back at once. */
record Pauses(RandomGenerator random) {

    /** Between three quarters of the pause and all of it. */
    Duration jittered(Duration pause) {
        long quarter = pause.toNanos() / 4;
        return quarter == 0 ? pause : pause.minusNanos(random.nextLong(quarter));
    }
}
