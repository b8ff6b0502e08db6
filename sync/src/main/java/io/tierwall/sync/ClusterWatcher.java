package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a complete view of the cluster, and knows whether it is current. When the cluster cannot be followed it begins
 * anew, after growing pauses.
 */
final class ClusterWatcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatcher.class);

    private final SyncContext context;
    private final LiveView view;
    private final ConnectionState connection;
    private final Consumer<Connection> news;
    private final Pauses pauses;

    /**
     * A watcher of a view.
     *
     * @param news told each time when the view has become current, or is no longer followed
     */
    ClusterWatcher(
            SyncContext context, LiveView view, ConnectionState connection, Consumer<Connection> news, Pauses pauses) {
        this.context = context;
        this.view = view;
        this.connection = connection;
        this.news = news;
        this.pauses = pauses;
    }

    @Override
    public void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ClusterException end = session();
                failures = connection.isConnected() ? 1 : failures + 1;
                if (connection.lost(end.message())) {
                    LOG.warn("cluster={} is unreachable: {}", context.cluster(), end.message());
                    news.accept(connection.current());
                }
                Thread.sleep(
                        pauses.before(end, context.settings().connectBackoff().after(failures)));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** From the first request until the cluster cannot be followed any longer. */
    private ClusterException session() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try {
            List<Follower> followers = followers();
            context.api().ping();
            for (Follower follower : followers) {
                follower.list();
            }
            BlockingQueue<ClusterException> ends = new ArrayBlockingQueue<>(followers.size());
            for (Follower follower : followers) {
                threads.add(start(follower, ends));
            }
            if (connection.connected()) {
                LOG.info("cluster={} is connected", context.cluster());
                news.accept(connection.current());
            }
            return watch(ends);
        } catch (ClusterException e) {
            return e;
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private List<Follower> followers() {
        return Arrays.stream(ObjectKind.values())
                .map(kind -> new Follower(kind, context, view, connection, pauses))
                .toList();
    }

    private Thread start(Follower follower, BlockingQueue<ClusterException> ends) {
        return Thread.ofVirtual()
                .name("sync-" + context.cluster() + "-" + follower.kind().plural())
                .start(() -> {
                    try {
                        follower.follow();
                    } catch (ClusterException e) {
                        ends.add(e);
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException mistake) {
                        LOG.error("cluster={} cannot be followed", context.cluster(), mistake);
                        ends.add(new ClusterException(
                                ClusterException.Kind.UNAVAILABLE, "what it sent could not be read", null, mistake));
                    }
                });
    }

    /** Asks whether the cluster is there, until a watch ends for good or two answers in a row fail to come. */
    private ClusterException watch(BlockingQueue<ClusterException> ends) throws InterruptedException {
        Duration interval = context.settings().pingInterval();
        while (true) {
            ClusterException end = ends.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
            if (end != null) {
                return end;
            }
            if (!isThere()) {
                try {
                    context.api().ping();
                } catch (ClusterException e) {
                    return e;
                }
            }
        }
    }

    private boolean isThere() throws InterruptedException {
        try {
            context.api().ping();
            connection.heard();
            return true;
        } catch (ClusterException once) {
            LOG.debug("cluster={} did not answer: {}", context.cluster(), once.message());
            return false;
        }
    }
}
