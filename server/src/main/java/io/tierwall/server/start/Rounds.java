package io.tierwall.server.start;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after something now and then, in a thread of its own, until it is closed. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration interval;
    private final Runnable work;
    private final Thread thread;

    private Rounds(String name, Duration interval, Runnable work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * Starts, with a pause first.
     *
     * @param name for the thread and the log
     */
    static Rounds start(String name, Duration interval, Runnable work) {
        Rounds rounds = new Rounds(name, interval, work);
        rounds.thread.start();
        return rounds;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(interval);
                work.run();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException mistake) {
                LOG.error("{} could not be looked at", name, mistake);
            }
        }
    }

    /** Returns when it has ended. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
