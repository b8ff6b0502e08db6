package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.ClusterApi.Event;
import io.tierwall.sync.cluster.ClusterApi.Listing;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;

/** Keeps the view of one kind current: one list, then one watch after the other. For one thread. */
final class Follower {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ObjectKind kind;
    private final ClusterApi api;
    private final LiveView view;
    private final ConnectionState connection;
    private final SyncSettings settings;
    private String version = "";
    private long listed;
    private boolean opened;

    Follower(ObjectKind kind, ClusterApi api, LiveView view, ConnectionState connection, SyncSettings settings) {
        this.kind = kind;
        this.api = api;
        this.view = view;
        this.connection = connection;
        this.settings = settings;
    }

    ObjectKind kind() {
        return kind;
    }

    void list() throws ClusterException, InterruptedException {
        Listing listing = api.list(kind);
        listed = System.nanoTime();
        version = listing.resourceVersion();
        connection.heard();
        view.replaceAll(kind, listing.objects(), version);
    }

    /** Returns only by exception, when the cluster cannot be followed any longer. */
    void follow() throws ClusterException, InterruptedException {
        while (true) {
            long started = System.nanoTime();
            watchOnce();
            if (System.nanoTime() - started < SHORT.toNanos()) {
                // A server that ends each watch at once is not asked in a loop.
                Thread.sleep(settings.connectBackoff().first());
            }
            if (System.nanoTime() - listed > settings.listInterval().toNanos()) {
                list();
            }
        }
    }

    private void watchOnce() throws ClusterException, InterruptedException {
        opened = false;
        try {
            api.watch(kind, version, settings.watchDuration(), this::opened, this::take);
        } catch (ClusterException e) {
            switch (e.kind()) {
                case EXPIRED -> list();
                case NO_ANSWER, UNAVAILABLE -> {
                    // An open watch that breaks says little: balancers do that. The next one shows.
                    if (!opened) {
                        throw e;
                    }
                }
                case CONFLICT, NOT_FOUND, REFUSED -> throw e;
            }
        }
    }

    private void opened() {
        opened = true;
        connection.heard();
    }

    private void take(Event event) {
        connection.heard();
        switch (event) {
            case Event.Present present -> {
                view.put(present.object());
                version = present.object().resourceVersion();
            }
            case Event.Gone gone -> {
                view.remove(gone.object());
                version = gone.object().resourceVersion();
            }
            case Event.Progress progress -> version = progress.resourceVersion();
        }
    }
}
