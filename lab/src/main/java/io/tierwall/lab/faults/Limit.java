package io.tierwall.lab.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a fault is over by itself.
 *
 * @param duration after this time; never when empty
 * @param count after it has struck so often; never when empty
 */
public record Limit(Optional<Duration> duration, OptionalLong count) {

    /** Never. */
    public static final Limit NONE = new Limit(Optional.empty(), OptionalLong.empty());

    public Limit {
        if (duration.filter(time -> !time.isPositive()).isPresent()) {
            throw new IllegalArgumentException("for is more than 0, such as 30s");
        }
        if (count.isPresent() && count.getAsLong() < 1) {
            throw new IllegalArgumentException("count is 1 or more");
        }
    }
}
