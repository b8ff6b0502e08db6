package io.tierwall.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests a cluster is sent at once, decided by how it answers: one more with each round of answers as long
 * as they come as fast as ever, half as many when it says that it has too much to do, or when its answers come much
 * later than they did. A value: each answer makes the next one.
 *
 * @param most the bound; real clusters are made slower, not faster, by more than 8 to 16
 * @param limit how many may be in flight, as a fraction that grows; from 1 to the bound
 * @param best how long answers took at their best, in ns; forgotten slowly, because networks change
 * @param recent how long they take now, in ns, smoothed; 0 before the first
 * @param cut when it was last made less: what was sent before that says nothing about now
 */
record Pace(int most, double limit, double best, double recent, Instant cut) {

    private static final double FIRST = 4;
    private static final double FEWER = 0.5;

    /** One pause of somebody's garbage collector is no trend. */
    private static final double SMOOTHING = 1.0 / 8;

    private static final double FORGETTING = 1.0 / 256;

    /** Eight at once take a real cluster five times as long as one; four, where this begins, half of that. */
    private static final double MUCH_LATER = 4;

    /** What is quicker than this is quick, however it compares. */
    private static final double SLOW_NANOS = Duration.ofMillis(50).toNanos();

    Pace {
        if (most < 1 || limit < 1 || limit > most) {
            throw new IllegalArgumentException("a limit from 1 to " + most + ", not " + limit);
        }
    }

    static Pace upTo(int most) {
        return new Pace(most, Math.min(FIRST, most), 0, 0, Instant.MIN);
    }

    /** How many may be in flight. */
    int inFlight() {
        return (int) limit;
    }

    /**
     * The cluster has answered: yes, or no for a reason of its own.
     *
     * @param sent when the request was sent
     * @param busy how many were in flight with it, itself among them; only who uses most of a limit shows that more
     *     would do
     */
    Pace answered(Instant sent, Instant now, int busy) {
        double took = Math.max(0, Duration.between(sent, now).toNanos());
        double smoothed = recent == 0 ? took : recent + (took - recent) * SMOOTHING;
        double leastLatency = best == 0 || smoothed < best ? smoothed : best + (smoothed - best) * FORGETTING;
        Pace measured = new Pace(most, limit, leastLatency, smoothed, cut);
        if (smoothed > Math.max(leastLatency * MUCH_LATER, leastLatency + SLOW_NANOS)) {
            return measured.overloaded(sent, now);
        }
        return busy * 2 <= inFlight() ? measured : measured.withLimit(limit + 1 / limit, cut);
    }

    /** The cluster has not answered, or that it cannot now. What many at once are told counts once. */
    Pace overloaded(Instant sent, Instant now) {
        return !sent.isAfter(cut) ? this : withLimit(limit * FEWER, now);
    }

    private Pace withLimit(double next, Instant cutAt) {
        return new Pace(most, Math.clamp(next, 1, most), best, recent, cutAt);
    }
}
