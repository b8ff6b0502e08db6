package io.tierwall.server.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** How the latest day is divided: coarse enough to be kept for many rules, fine enough to see when something began. */
public final class History {

    public static final Duration INTERVAL = Duration.ofMinutes(15);

    private static final Duration LENGTH = Duration.ofDays(1);

    private History() {}

    /** The start of the interval that a moment lies in. */
    static Instant start(Instant moment) {
        long seconds = moment.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, INTERVAL.toSeconds()));
    }

    /** The starts of all intervals of the day that ends now, the oldest first. */
    static List<Instant> starts(Instant now) {
        Instant oldest = oldest(now);
        return LongStream.rangeClosed(0, LENGTH.dividedBy(INTERVAL))
                .mapToObj(n -> oldest.plus(INTERVAL.multipliedBy(n)))
                .toList();
    }

    /** The start of the oldest interval that is kept. */
    static Instant oldest(Instant now) {
        return start(now).minus(LENGTH);
    }
}
