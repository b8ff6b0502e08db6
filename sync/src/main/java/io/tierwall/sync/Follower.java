package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi.Event;
import io.tierwall.sync.cluster.ClusterApi.Listing;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the view of one kind current: one list, then one watch after the other. For one thread. */
final class Follower {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final ObjectKind kind;
    private final SyncContext context;
    private final LiveView view;
    private final ConnectionState connection;
    private final Pauses pauses;
    private String version = "";
    private long listAgain;
    private boolean opened;
    private boolean expired;

    /** @param pauses many clusters begin and expire together: they are not all read anew at once */
    Follower(ObjectKind kind, SyncContext context, LiveView view, ConnectionState connection, Pauses pauses) {
        this.kind = kind;
        this.context = context;
        this.view = view;
        this.connection = connection;
        this.pauses = pauses;
    }

    ObjectKind kind() {
        return kind;
    }

    void list() throws ClusterException, InterruptedException {
        String reached = view.reached(kind);
        LiveObjects known = view.snapshot();
        Listing listing = context.api().list(kind);
        version = listing.resourceVersion();
        listAgainAfter(context.settings().listInterval());
        connection.heard();
        if (Versions.isOlder(version, reached) || isOlder(listing, known)) {
            LOG.warn(
                    "cluster={} its {} went back from version {} to {}: all of them are read anew",
                    context.cluster(),
                    kind.plural(),
                    reached,
                    version);
            view.startAnew(kind, listing.objects(), version);
        } else {
            view.replaceAll(kind, listing.objects(), version);
        }
    }

    /** Nothing in a list is older than what was known before it was asked for, unless the server is another one. */
    private static boolean isOlder(Listing listing, LiveObjects known) {
        return listing.objects().stream()
                .anyMatch(listed -> known.find(listed.key())
                        .filter(before -> Versions.isOlder(listed.resourceVersion(), before.resourceVersion()))
                        .isPresent());
    }

    private void listAgainAfter(Duration interval) {
        listAgain = System.nanoTime() + pauses.jittered(interval).toNanos();
    }

    private boolean isTimeToList() {
        return System.nanoTime() - listAgain > 0;
    }

    /** Returns only by exception, when the cluster cannot be followed any longer. */
    void follow() throws ClusterException, InterruptedException {
        while (true) {
            long started = System.nanoTime();
            boolean inOrder = watchOnce();
            boolean early = System.nanoTime() - started < SHORT.toNanos();
            if (early || !inOrder) {
                // A server that ends each watch at once is not asked in a loop.
                Thread.sleep(pauses.spread(context.settings().connectBackoff().first()));
            }
            if (expired || isTimeToList() || ((early || !inOrder) && wentBack())) {
                list();
            }
        }
    }

    /** What ended a watch too early may have been a restore, of which the next watch would not tell. */
    private boolean wentBack() throws ClusterException, InterruptedException {
        if (Versions.isOlder(context.api().version(kind), version)) {
            return true;
        }
        // Nor does the version when it has grown since: the next list does, which need not be at once.
        Duration soon = context.settings().watchDuration();
        if (listAgain - System.nanoTime() > soon.toNanos()) {
            listAgainAfter(soon);
        }
        return false;
    }

    /** Returns whether the watch ended as it should. */
    private boolean watchOnce() throws ClusterException, InterruptedException {
        opened = false;
        expired = false;
        try {
            context.api()
                    .watch(
                            kind,
                            version,
                            pauses.jittered(context.settings().watchDuration()),
                            this::opened,
                            this::take);
            return true;
        } catch (ClusterException e) {
            switch (e.kind()) {
                case EXPIRED -> expired = true;
                case NO_ANSWER, UNAVAILABLE -> {
                    // An open watch that breaks says little: balancers do that. The next one shows.
                    if (!opened) {
                        throw e;
                    }
                }
                case CONFLICT, NOT_FOUND, REFUSED -> throw e;
            }
            return false;
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
            case Event.Progress progress -> {
                version = progress.resourceVersion();
                view.reach(kind, version);
            }
        }
    }
}
