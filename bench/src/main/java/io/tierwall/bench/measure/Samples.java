package io.tierwall.bench.measure;

import java.util.Arrays;

/** Durations that were measured. */
public final class Samples {

    private static final double NANOS_IN_A_MILLISECOND = 1e6;
    private static final int ALL = 100;

    private final long[] ascending;

    private Samples(long[] ascending) {
        this.ascending = ascending;
    }

    /** @param nanos at least one */
    public static Samples of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] ascending = nanos.clone();
        Arrays.sort(ascending);
        return new Samples(ascending);
    }

    /**
     * The smallest sample that so many percent of all do not exceed, in milliseconds: nothing is interpolated.
     *
     * @param percent over 0, 100 at most
     */
    public double percentile(int percent) {
        int rank = (int) Math.ceil(ascending.length * (double) percent / ALL);
        return ascending[Math.max(1, rank) - 1] / NANOS_IN_A_MILLISECOND;
    }

    public double median() {
        return percentile(ALL / 2);
    }

    public int count() {
        return ascending.length;
    }
}
