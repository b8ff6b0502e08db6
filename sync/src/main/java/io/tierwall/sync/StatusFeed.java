package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener how far policies are, when that changes. It looks only at policies that something has happened to,
 * and at those that wait for something; changes within a tenth of a second are told at once.
 */
final class StatusFeed implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);

    /** So many looks a second at most, however fast statuses come. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(100);

    /** Time alone can make a policy stuck, or its status believed. */
    private static final Duration WHILE_WAITING = Duration.ofSeconds(1);

    private static final long NONE = -1;

    private final SyncContext context;
    private final DesiredCache desired;
    private final ConnectionState connection;
    private final Supplier<LiveObjects> live;
    private final BiFunction<DesiredObjects, DesiredObject, Realization> assess;
    private final Wakeup wakeup = new Wakeup();

    /** What something has happened to since the last look; guarded by this. */
    private final Set<ObjectKey> moved = new HashSet<>();
    /** Whether that may be anything; guarded by this. */
    private boolean everything = true;

    // Of the running thread alone.
    private final Map<IntentPath, Realization> told = new TreeMap<>();
    private Optional<Uses> uses = Optional.empty();
    private long realized = NONE;
    private long lookedAtWaiting = System.nanoTime();

    private volatile boolean waiting = true;

    /**
     * @param live all objects of the cluster
     * @param assess how far a policy is now
     */
    StatusFeed(
            SyncContext context,
            DesiredCache desired,
            ConnectionState connection,
            Supplier<LiveObjects> live,
            BiFunction<DesiredObjects, DesiredObject, Realization> assess) {
        this.context = context;
        this.desired = desired;
        this.connection = connection;
        this.live = live;
        this.assess = assess;
    }

    /** An object has changed, its status perhaps. Returns at once. */
    void moved(ObjectKey key) {
        synchronized (this) {
            moved.add(key);
        }
        wakeup.call();
    }

    /** What is desired may have changed. Returns at once. */
    void wake() {
        wakeup.call();
    }

    /** Anything may have changed. Returns at once. */
    void everythingMoved() {
        synchronized (this) {
            everything = true;
        }
        wakeup.call();
    }

    /** Whether a policy is not realized. */
    boolean isWaiting() {
        return waiting;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look();
                Thread.sleep(SHORTEST_REST);
                wakeup.await(waiting ? WHILE_WAITING : context.settings().checkInterval());
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException mistake) {
                // One bad state must not end the feed: the next one may be good again.
                LOG.error("cluster={} its status could not be told", context.cluster(), mistake);
                told.clear();
                uses = Optional.empty();
                everythingMoved();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WHILE_WAITING);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        DesiredObjects should = desired.current();
        Map<IntentPath, Realization> changed = new TreeMap<>();
        for (IntentPath path : concerned(should)) {
            should.policy(path).ifPresent(policy -> {
                Realization now = assess.apply(should, policy);
                Realization before = told.put(path, now);
                if (before == null || !before.saysTheSameAs(now)) {
                    changed.put(path, now);
                }
            });
        }
        List<IntentPath> gone = new ArrayList<>(told.keySet());
        gone.removeIf(path -> should.policy(path).isPresent());
        gone.forEach(told::remove);
        if (!changed.isEmpty() || !gone.isEmpty()) {
            context.listener().realization(new SyncListener.Changes(should.revision(), changed, gone));
        }
        waiting = told.values().stream().anyMatch(state -> !state.isRealized());
        tellRealized(should);
    }

    /** The policies to look at now. */
    private SortedSet<IntentPath> concerned(DesiredObjects should) {
        Set<ObjectKey> since;
        boolean all;
        synchronized (this) {
            since = new HashSet<>(moved);
            moved.clear();
            all = everything;
            everything = false;
        }
        all |= uses.isEmpty();
        Uses known = uses.orElseGet(() -> new Uses(should));
        uses = Optional.of(known);
        Set<ObjectKey> others = known.follow(should);
        since.addAll(others);
        // Tiers keep each other's places.
        all |= others.stream().anyMatch(key -> key.kind() == ObjectKind.TIER);
        SortedSet<IntentPath> policies = all ? everyPolicy(should) : known.of(since);
        if (System.nanoTime() - lookedAtWaiting > WHILE_WAITING.toNanos()) {
            lookedAtWaiting = System.nanoTime();
            told.forEach((path, state) -> {
                if (!state.isRealized()) {
                    policies.add(path);
                }
            });
        }
        return policies;
    }

    private static SortedSet<IntentPath> everyPolicy(DesiredObjects should) {
        return should.all().stream()
                .filter(object -> object.key().kind() == ObjectKind.CLUSTER_NETWORK_POLICY)
                .flatMap(object -> object.path().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void tellRealized(DesiredObjects should) {
        if (!waiting && realized != should.revision() && connection.isConnected() && holdsNothingElse(should)) {
            realized = should.revision();
            context.listener().realized(realized, context.clock().instant());
        }
    }

    private boolean holdsNothingElse(DesiredObjects should) {
        return live.get().all().stream()
                .filter(LiveObject::isOurs)
                .allMatch(object -> should.find(object.key()).isPresent());
    }
}
