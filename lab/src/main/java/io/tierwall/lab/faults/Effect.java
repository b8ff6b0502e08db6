package io.tierwall.lab.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a fault does. */
public sealed interface Effect {

    /**
     * Requests wait before they are answered.
     *
     * @param delay more than nothing, 25 s at most: the server closes connections that idle for 30
     */
    record Latency(Duration delay) implements Effect {

        private static final Duration LONGEST = Duration.ofSeconds(25);

        public Latency {
            if (!delay.isPositive() || delay.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("latency is more than 0 and at most 25s");
            }
        }
    }

    /**
     * Requests are refused.
     *
     * @param code 401, as if the token had expired, 410, as if the version were too old, 429, 500 or 503
     * @param retryAfter what the answer says about coming again, in whole seconds; nothing when empty
     */
    record Refusal(int code, Optional<Duration> retryAfter) implements Effect {

        private static final Set<Integer> CODES = Set.of(401, 410, 429, 500, 503);

        public Refusal {
            if (!CODES.contains(code)) {
                throw new IllegalArgumentException("status is 401, 410, 429, 500 or 503");
            }
            if (retryAfter
                    .filter(wait -> wait.isNegative() || wait.toMillisPart() != 0)
                    .isPresent()) {
                throw new IllegalArgumentException("retry-after is a number of whole seconds, such as 2s");
            }
        }
    }

    /** Watches that are open are cut, and new ones as soon as they have begun. */
    record DropWatches() implements Effect {}

    /** Watches that are open end with 410, and so do new ones: their readers have to list again. */
    record ExpireWatches() implements Effect {}

    /** Requests are carried out, and their answers end in the middle; watches end with a broken line. */
    record Truncate() implements Effect {}

    /**
     * All that is seen is as after a restore from a backup: watches are cut, and versions are lower than they were.
     *
     * @param versions by how many, at least 1
     */
    record Restore(long versions) implements Effect {

        public Restore {
            if (versions < 1) {
                throw new IllegalArgumentException("restore is a number of versions, 1 or more");
            }
        }
    }

    /** Connections are accepted and stay open, but nothing is answered, and watches that are open fall silent. */
    record HalfOpen() implements Effect {}
}
