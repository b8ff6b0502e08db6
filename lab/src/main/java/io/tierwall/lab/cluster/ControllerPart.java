package io.tierwall.lab.cluster;

import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.controller.Controller;
import io.tierwall.lab.loop.StoreLoop;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.statistics.TrafficCollector;
import java.util.Optional;

/**
 * The Antrea controller of a cluster, which can be stopped and started again. Meanwhile rules stay as they are, nobody
 * writes statuses, and what agents count waits. Thread-safe.
 */
final class ControllerPart implements AutoCloseable {

    private final String thread;
    private final ObjectStore store;
    private final Controller controller;
    private final TrafficCollector traffic;
    private Optional<StoreLoop> loop = Optional.empty();

    /** @param thread the name of its thread */
    ControllerPart(String thread, ObjectStore store, Controller controller, TrafficCollector traffic) {
        this.thread = thread;
        this.store = store;
        this.controller = controller;
        this.traffic = traffic;
    }

    /** Starts it, with nothing in its memory, unless it runs. */
    synchronized void start() {
        if (loop.isEmpty()) {
            controller.forget();
            traffic.reset();
            loop = Optional.of(StoreLoop.start(thread, store, controller));
        }
    }

    synchronized boolean isRunning() {
        return loop.isPresent();
    }

    /** Agents tell what they have counted, if there is somebody to tell it to. */
    synchronized void collect() {
        if (isRunning()) {
            traffic.collect();
        }
    }

    /** The rules that the network has got from it last. */
    ResolvedRules rules() {
        return controller.rules();
    }

    /** Stops it, if it runs. */
    @Override
    public synchronized void close() {
        loop.ifPresent(StoreLoop::close);
        loop = Optional.empty();
    }
}
