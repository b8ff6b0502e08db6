package io.tierwall.lab.loop;

import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.Watch;
import io.tierwall.lab.objects.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a reconciler on a thread of its own until it is closed. An event after some rest is told at once; those that
 * come one after the other are told together. What the reconciler throws is logged and tried again.
 */
public final class StoreLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLoop.class);
    private static final Pace PACE = new Pace(Duration.ofMillis(5), System::nanoTime);
    /** A burst also ends when it is this large. */
    private static final int BURST = 5_000;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Looks for lost events as often. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final Reconciler reconciler;
    private final Pace pace;
    private final Thread thread;

    /**
     * How events are gathered.
     *
     * @param pause a burst ends with the first pause of this length, and begins sooner than this after what was before
     * @param nanoTime as {@link System#nanoTime}
     */
    record Pace(Duration pause, LongSupplier nanoTime) {}

    private StoreLoop(String name, ObjectStore store, Reconciler reconciler, Pace pace) {
        this.store = store;
        this.reconciler = reconciler;
        this.pace = pace;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts it. The name is the thread's. */
    public static StoreLoop start(String name, ObjectStore store, Reconciler reconciler) {
        return start(name, store, reconciler, PACE);
    }

    static StoreLoop start(String name, ObjectStore store, Reconciler reconciler, Pace pace) {
        StoreLoop loop = new StoreLoop(name, store, reconciler, pace);
        loop.thread.start();
        return loop;
    }

    private void run() {
        try {
            while (true) {
                try {
                    follow();
                } catch (ApiException e) {
                    // So much has happened in a moment that the watch began too late.
                    LOG.debug("{} lists again: {}", thread.getName(), e.message());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the watch is lost. */
    private void follow() throws InterruptedException {
        try (Watch watch = store.watch(store.version())) {
            Duration rest = attempt(List.of());
            while (!watch.isEnded()) {
                rest = attempt(burst(watch, rest));
            }
        }
    }

    private Duration attempt(List<WatchEvent> events) throws InterruptedException {
        try {
            Duration rest = reconciler.reconcile(events);
            return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
        } catch (RuntimeException e) {
            LOG.error("{} failed; it is tried again", thread.getName(), e);
            return AFTER_FAILURE;
        }
    }

    private List<WatchEvent> burst(Watch watch, Duration rest) throws InterruptedException {
        List<WatchEvent> events = new ArrayList<>();
        long began = pace.nanoTime().getAsLong();
        Optional<WatchEvent> next = watch.next(rest);
        boolean rested = pace.nanoTime().getAsLong() - began >= pace.pause().toNanos();
        Duration patience = rested ? Duration.ZERO : pace.pause();
        while (next.isPresent()) {
            events.add(next.get());
            next = events.size() < BURST ? watch.next(patience) : Optional.empty();
        }
        return events;
    }

    /** Ends the thread and waits until it has ended. */
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
