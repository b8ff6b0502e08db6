package io.tierwall.bench.analysis;

import io.tierwall.bench.measure.Samples;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How long something takes in this process, and what it keeps in memory. */
final class Timing {

    /** What a reader has to know. */
    static final String NOTE = "medians by the clock, in one thread of a process that has done it before";

    private static final double MIB = 1 << 20;

    private Timing() {}

    /**
     * The median.
     *
     * @param warmUp how often it is done before it counts
     * @param work told the number of the attempt, from 0; what it answers is kept until the next attempt, as its caller
     *     would
     * @return milliseconds
     */
    static double median(int warmUp, int times, IntFunction<Object> work) {
        long[] nanos = IntStream.range(0, warmUp + times)
                .mapToLong(attempt -> {
                    long start = now();
                    Object result = work.apply(attempt);
                    long took = now() - start;
                    Keeper.kept = result;
                    return took;
                })
                .skip(warmUp)
                .toArray();
        return Samples.of(nanos).median();
    }

    /** Nanoseconds by the clock. */
    static long now() {
        return System.nanoTime();
    }

    /** So that no work is thought to be without use. */
    private static final class Keeper {
        private static volatile Object kept = "";
    }

    /** What lives in the heap after a collection, in MiB. */
    static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
