package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Settled;
import io.tierwall.sync.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the cluster what it should be, over and over: compares, carries out what is due, and sleeps until something has
 * changed or something is due. It looks only at a complete view.
 */
final class Reconciler implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** A clock that leaps must not make a round deaf. */
    private static final Duration LONGEST_DEAF = Duration.ofSeconds(1);

    private final SyncContext context;
    private final DesiredCache desired;
    private final LiveView view;
    private final ConnectionState connection;
    private final Ledger ledger;
    private final Settled settled = new Settled();
    private final Wakeup wakeup = new Wakeup();
    private final Set<ObjectKey> inFlight = ConcurrentHashMap.newKeySet();
    private final Round.Tools tools;
    private final DriftWatch drift;
    private volatile Instant pausedUntil = Instant.MIN;
    private int halts;
    private String lastSummary = "";

    Reconciler(SyncContext context, DesiredCache desired, LiveView view, ConnectionState connection, Ledger ledger) {
        this.context = context;
        this.desired = desired;
        this.view = view;
        this.connection = connection;
        this.ledger = ledger;
        WriteSlots slots = new WriteSlots(context.cluster(), context.settings().writesInFlight(), context.clock());
        this.tools = new Round.Tools(new Writer(context.api(), view), ledger, inFlight, slots, wakeup::isCalled);
        this.drift = new DriftWatch(context, view);
    }

    /** There is something new. Returns at once. */
    void wake() {
        wakeup.call();
    }

    /** The cluster is there again: whatever it asked for before is over. Returns at once. */
    void connected() {
        pausedUntil = Instant.MIN;
        wakeup.call();
    }

    /** Somebody wants it tried now: no pause is kept that a failure asked for. Returns at once. */
    void retry() {
        connected();
    }

    /** An object of the cluster says something new. What we are writing ourselves is no news. */
    void changed(ObjectKey key) {
        if (!inFlight.contains(key)) {
            wakeup.call();
        }
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                wakeup.await(reconcile());
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns how long there is nothing to do unless something changes. */
    private Duration reconcile() throws InterruptedException {
        try {
            if (!connection.isConnected()) {
                return context.settings().checkInterval();
            }
            Instant now = context.clock().instant();
            return now.isBefore(pausedUntil) ? Duration.between(now, pausedUntil) : round();
        } catch (RuntimeException mistake) {
            // One bad state must not end the loop: the next one may be good again.
            LOG.error("cluster={} could not be compared or written", context.cluster(), mistake);
            return context.settings().failureBackoff().most();
        }
    }

    private Duration round() throws InterruptedException {
        Instant began = context.clock().instant();
        DesiredObjects should = desired.current();
        LiveObjects live = view.snapshot();
        Plan plan = Plan.of(should, live, settled);
        settle(plan, live);
        report(plan);
        drift.look(should, live, plan);
        Round.Outcome outcome = new Round(context, plan, tools, heedsNews(began)).carryOut();
        if (outcome.halt().isPresent()) {
            return pause(outcome.halt().get());
        }
        halts = 0;
        // What was done may have made more possible; the next plan shows.
        return outcome.lookAgain() ? Duration.ZERO : untilDue(plan);
    }

    /**
     * Writes go on for as long as the plan took to make, even if there is news: or whoever brings news faster than it
     * is looked at would stop every write.
     */
    private Instant heedsNews(Instant began) {
        Instant now = context.clock().instant();
        Duration took = Duration.between(began, now);
        return now.plus(took.compareTo(LONGEST_DEAF) < 0 ? took : LONGEST_DEAF);
    }

    private void settle(Plan plan, LiveObjects live) {
        Set<ObjectKey> needed = new HashSet<>();
        plan.steps().forEach(step -> needed.add(step.key()));
        ledger.settle(needed::contains, key -> live.find(key).isPresent());
    }

    private void report(Plan plan) {
        String summary = plan.summary();
        if (summary.equals(lastSummary)) {
            return;
        }
        lastSummary = summary;
        if (plan.steps().isEmpty()) {
            LOG.debug("cluster={} revision={} {}", context.cluster(), plan.revision(), summary);
        } else {
            LOG.info("cluster={} revision={} {}", context.cluster(), plan.revision(), summary);
        }
    }

    private Duration pause(ClusterException halt) {
        halts++;
        Duration pause = context.settings().failureBackoff().after(halts);
        Duration asked = halt.retryAfter().orElse(Duration.ZERO);
        Duration longer = pause.compareTo(asked) > 0 ? pause : asked;
        pausedUntil = context.clock().instant().plus(longer);
        return longer;
    }

    private Duration untilDue(Plan plan) {
        Instant now = context.clock().instant();
        Instant latest = now.plus(context.settings().checkInterval());
        Instant next = plan.steps().stream()
                .filter(step -> !(step instanceof Step.Blocked))
                .map(ledger::due)
                .filter(due -> due.isAfter(now))
                .min(Instant::compareTo)
                .filter(due -> due.isBefore(latest))
                .orElse(latest);
        return Duration.between(now, next);
    }
}
