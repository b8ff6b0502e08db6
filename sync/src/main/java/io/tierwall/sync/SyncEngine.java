package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Outlook;
import java.time.Duration;
import java.time.Instant;
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
    private final StatusFeed feed;
    private final AgentReader agents;
    private final List<Thread> threads;

    private SyncEngine(SyncContext context, DesiredStates states, RandomGenerator random) {
        this.context = context;
        this.desired = new DesiredCache(states);
        this.connection = new ConnectionState(context.clock());
        this.view = new LiveView(key -> reconciler().changed(key), key -> feed().moved(key));
        Pauses pauses = new Pauses(random);
        this.ledger = new Ledger(context.settings(), pauses);
        this.reconciler = new Reconciler(context, desired, view, connection, ledger);
        this.traffic = new TrafficReader(context, connection, view::find);
        ClusterWatcher watcher = new ClusterWatcher(context, view, connection, this::connectionChanged, pauses);
        this.feed = new StatusFeed(
                context,
                desired,
                connection,
                view::snapshot,
                (should, policy) -> assessment(should).of(policy));
        this.agents = new AgentReader(context, () -> connection.isConnected() && feed().isWaiting());
        this.threads = Stream.of(
                        thread("watch", watcher),
                        thread("reconcile", reconciler),
                        thread("traffic", traffic),
                        thread("status", feed),
                        thread("agents", agents))
                .toList();
    }

    static SyncEngine start(SyncContext context, DesiredStates states, RandomGenerator random) {
        SyncEngine engine = new SyncEngine(context, states, random);
        engine.threads.forEach(Thread::start);
        return engine;
    }

    private Thread thread(String name, Runnable task) {
        return Thread.ofVirtual().name("sync-" + context.cluster() + "-" + name).unstarted(task);
    }

    private Reconciler reconciler() {
        return reconciler;
    }

    private StatusFeed feed() {
        return feed;
    }

    private void connectionChanged(Connection now) {
        if (now instanceof Connection.Connected) {
            reconciler.connected();
            traffic.readNow();
        }
        feed.everythingMoved();
        try {
            context.listener().connection(now);
        } catch (RuntimeException mistake) {
            LOG.error("cluster={} its connection could not be told", context.cluster(), mistake);
        }
    }

    @Override
    public void desiredChanged() {
        reconciler.wake();
        feed.wake();
    }

    @Override
    public void retry(IntentPath policy) {
        DesiredObjects should = desired.current();
        should.policy(policy).ifPresent(found -> ledger.retry(should.needed(found)));
        reconciler.retry();
        feed.wake();
    }

    @Override
    public Connection connection() {
        return connection.current();
    }

    @Override
    public Optional<Realization> realization(IntentPath policy) {
        DesiredObjects should = desired.current();
        return should.policy(policy).map(assessment(should)::of);
    }

    @Override
    public Optional<Realization> realization(IntentPath policy, int ruleId) {
        DesiredObjects should = desired.current();
        return should.policy(policy).flatMap(found -> assessment(should).of(found, ruleId));
    }

    @Override
    public Optional<Outlook> outlook(DesiredObjects other) {
        return connection.isConnected() ? Optional.of(Outlook.of(other, view.snapshot())) : Optional.empty();
    }

    private Assessment assessment(DesiredObjects should) {
        return new Assessment(
                should,
                new Seen(view, ledger, agents),
                connection.current(),
                context.settings().status(),
                context.clock().instant());
    }

    /** What this engine knows at the moment. */
    private record Seen(LiveView view, Ledger ledger, AgentReader reader) implements Observation {

        @Override
        public Optional<LiveObject> live(ObjectKey key) {
            return view.find(key);
        }

        @Override
        public LiveObjects tiers() {
            return view.tiers();
        }

        @Override
        public Optional<Moments> moments(ObjectKey key) {
            return view.moments(key);
        }

        @Override
        public Optional<Trouble> trouble(ObjectKey key) {
            return ledger.trouble(key);
        }

        @Override
        public Instant statusMoved() {
            return view.statusMoved();
        }

        @Override
        public Agents agents() {
            return reader.latest();
        }
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
