package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.plan.DesiredObjects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cluster's watcher, reconciler and reader of statistics, each on a thread of its own. */
final class SyncEngine implements ClusterSync {

    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final SyncContext context;
    private final DesiredCache desired;
    private final ConnectionState connection;
    private final LiveView view;
    private final Ledger ledger;
    private final Reconciler reconciler;
    private final TrafficReader traffic;
    private final List<Thread> threads;

    private SyncEngine(SyncContext context, DesiredStates states, TrafficListener counters, RandomGenerator random) {
        this.context = context;
        this.desired = new DesiredCache(states);
        this.connection = new ConnectionState(context.clock());
        this.view = new LiveView(key -> reconciler().changed(key));
        this.ledger = new Ledger(context.settings(), new Pauses(random));
        this.reconciler = new Reconciler(context, desired, view, connection, ledger);
        this.traffic = new TrafficReader(context, connection, view::find, counters);
        ClusterWatcher watcher = new ClusterWatcher(context, view, connection, this::connected, random);
        this.threads = Stream.of(thread("watch", watcher), thread("reconcile", reconciler), thread("traffic", traffic))
                .toList();
    }

    static SyncEngine start(
            SyncContext context, DesiredStates states, TrafficListener counters, RandomGenerator random) {
        SyncEngine engine = new SyncEngine(context, states, counters, random);
        engine.threads.forEach(Thread::start);
        return engine;
    }

    private Thread thread(String name, Runnable task) {
        return Thread.ofVirtual().name("sync-" + context.cluster() + "-" + name).unstarted(task);
    }

    private Reconciler reconciler() {
        return reconciler;
    }

    private void connected() {
        reconciler.connected();
        traffic.readNow();
    }

    @Override
    public void desiredChanged() {
        reconciler.wake();
    }

    @Override
    public Connection connection() {
        return connection.current();
    }

    @Override
    public Optional<Realization> realization(IntentPath policy) {
        DesiredObjects should = desired.current();
        Assessment assessment = new Assessment(
                should,
                view::find,
                ledger::trouble,
                connection.current(),
                context.clock().instant());
        return should.policy(policy).map(assessment::of);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        context.api().close();
        try {
            long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    LOG.warn("cluster={} thread {} has not ended yet", context.cluster(), thread.getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
