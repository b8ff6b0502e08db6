package io.tierwall.lab.loop;

import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.Watch;
import io.tierwall.lab.objects.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a reconciler on a thread of its own until it is closed. What the reconciler throws is logged and tried again.
 */
public final class StoreLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLoop.class);
    /** A burst ends with the first pause of this length, or when it is this large. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final int BURST = 5_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Looks for lost events as often. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final Reconciler reconciler;
    private final Thread thread;

    private StoreLoop(String name, ObjectStore store, Reconciler reconciler) {
        this.store = store;
        this.reconciler = reconciler;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts it. The name is the thread's. */
    public static StoreLoop start(String name, ObjectStore store, Reconciler reconciler) {
        StoreLoop loop = new StoreLoop(name, store, reconciler);
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

    private static List<WatchEvent> burst(Watch watch, Duration rest) throws InterruptedException {
        List<WatchEvent> events = new ArrayList<>();
        Optional<WatchEvent> next = watch.next(rest);
        while (next.isPresent()) {
            events.add(next.get());
            next = events.size() < BURST ? watch.next(PAUSE) : Optional.empty();
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
