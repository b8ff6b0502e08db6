package io.tierwall.sync;

import java.time.Duration;

/**
 * How often and how fast. The defaults suit a cluster of any size; tests shorten them.
 *
 * @param requestTimeout how long one request may take; what becomes of a write after that is unknown until it is seen
 * @param watchDuration how long a watch is kept; a new one follows where it ended. A watch that lasts longer than it
 *     was asked to is taken for dead, so this bounds how long a half-open connection goes unnoticed
 * @param pingInterval how often the API server is asked whether it is there
 * @param checkInterval how often everything is compared even if nothing seems to have changed
 * @param listInterval how often everything is read anew even if the watches are well
 * @param trafficInterval how often statistics are read; Antrea renews them once a minute
 * @param writesInFlight how many objects are written at once at most; how many really are, the cluster's answers
 *     decide. More than 8 to 16 make a real cluster no faster
 * @param connectBackoff between attempts to reach the cluster
 * @param failureBackoff between attempts to write an object that could not be written
 * @param rivalBackoff between corrections of an object that somebody keeps changing; the first is immediate
 * @param status when a status is believed, and when it is worrying
 */
public record SyncSettings(
        Duration requestTimeout,
        Duration watchDuration,
        Duration pingInterval,
        Duration checkInterval,
        Duration listInterval,
        Duration trafficInterval,
        int writesInFlight,
        Backoff connectBackoff,
        Backoff failureBackoff,
        Backoff rivalBackoff,
        StatusSettings status) {

    /** What is used unless somebody says otherwise. */
    public static final SyncSettings DEFAULT = new SyncSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(60),
            16,
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15)),
            new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1)),
            new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1)),
            StatusSettings.DEFAULT);

    public SyncSettings {
        if (writesInFlight < 1) {
            throw new IllegalArgumentException("at least one write has to be in flight, not " + writesInFlight);
        }
    }

    /** The same with another interval between readings of the statistics. */
    public SyncSettings withTrafficInterval(Duration interval) {
        return new SyncSettings(
                requestTimeout,
                watchDuration,
                pingInterval,
                checkInterval,
                listInterval,
                interval,
                writesInFlight,
                connectBackoff,
                failureBackoff,
                rivalBackoff,
                status);
    }

    /**
     * A delay that doubles.
     *
     * @param first the first delay
     * @param most the longest one
     */
    public record Backoff(Duration first, Duration most) {

        private static final int MOST_DOUBLINGS = 20;

        public Backoff {
            if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
                throw new IllegalArgumentException("not a growing delay: " + first + " to " + most);
            }
        }

        /** The delay after so many failures in a row, at least one. */
        public Duration after(int failures) {
            int doublings = Math.clamp(failures - 1, 0, MOST_DOUBLINGS);
            Duration delay = first.multipliedBy(1L << doublings);
            return delay.compareTo(most) < 0 ? delay : most;
        }
    }
}
