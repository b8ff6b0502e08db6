package io.tierwall.lab.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things again and again, on one thread. What fails is logged and done again the next time. */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService thread;
    private final List<Future<?>> running = new ArrayList<>();

    /** @param name of the thread */
    public Ticker(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Does it after each interval. */
    public synchronized void every(Duration interval, String what, Runnable work) {
        running.add(thread.scheduleAtFixedRate(
                () -> attempt(what, work), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed; it is tried again next time", what, e);
        }
    }

    /** Lets what runs end, and begins nothing more. */
    @Override
    public void close() {
        synchronized (this) {
            running.forEach(future -> future.cancel(false));
        }
        thread.close();
    }
}
