package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Blurs pauses, so that many who wait for the same thing do not come back at once. Thread-safe. */
public final class Pauses {

    private final RandomGenerator random;

    /** @param random used by one thread at a time */
    public Pauses(RandomGenerator random) {
        this.random = random;
    }

    /** Between three quarters of the pause and all of it. */
    public Duration jittered(Duration pause) {
        return pause.minus(upTo(pause.dividedBy(4)));
    }

    /** Between half the pause and twice it, for what many do at once and nobody is in a hurry about. */
    public Duration spread(Duration pause) {
        return pause.dividedBy(2).plus(upTo(pause.plus(pause.dividedBy(2))));
    }

    /**
     * The jittered pause after a failure, or what the cluster asks for and up to a quarter more when that is longer.
     */
    public Duration before(ClusterException failure, Duration pause) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return pause.compareTo(asked) > 0 ? jittered(pause) : asked.plus(upTo(asked.dividedBy(4)));
    }

    private synchronized Duration upTo(Duration most) {
        return most.isZero() ? Duration.ZERO : Duration.ofNanos(random.nextLong(most.toNanos()));
    }
}
