package io.tierwall.bench.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does things one after the other, several at once. */
public final class InFlight {

    private InFlight() {}

    /** One of the things to do. */
    @FunctionalInterface
    public interface Job {

        void run(int index) throws IOException, InterruptedException;
    }

    /**
     * How long it took.
     *
     * @param latencies of the jobs, each for itself
     */
    public record Outcome(Duration took, Samples latencies) {

        public double perSecond() {
            return latencies.count() / (took.toNanos() / 1e9);
        }
    }

    /**
     * Does the jobs in their order.
     *
     * @param name of the threads
     * @param atOnce how many are under way at once
     * @param jobs how many there are, at least one
     * @throws IOException when one fails; the others are given up
     */
    public static Outcome run(String name, int atOnce, int jobs, Job job) throws IOException, InterruptedException {
        long[] nanos = new long[jobs];
        AtomicInteger next = new AtomicInteger();
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory())) {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < atOnce; worker++) {
                workers.add(threads.submit(() -> {
                    for (int index = next.getAndIncrement(); index < jobs; index = next.getAndIncrement()) {
                        long began = System.nanoTime();
                        job.run(index);
                        nanos[index] = System.nanoTime() - began;
                    }
                    return true;
                }));
            }
            for (Future<?> worker : workers) {
                await(worker, threads);
            }
        }
        return new Outcome(Duration.ofNanos(System.nanoTime() - started), Samples.of(nanos));
    }

    private static void await(Future<?> worker, ExecutorService threads) throws IOException, InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IOException("a request failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            throw e;
        }
    }
}
