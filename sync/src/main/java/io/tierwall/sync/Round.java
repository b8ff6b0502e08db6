package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one plan as far as it is due: stage after stage, several steps of a stage at once. What depends on a step
 * that failed is left alone, the rest goes on. Ends early when there is something newer to look at, though not before
 * some time, or when the cluster asks to be left alone.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final SyncContext context;
    private final Plan plan;
    private final Writer writer;
    private final Ledger ledger;
    private final BooleanSupplier interrupted;
    private final Instant heedsNews;
    private final Set<ObjectKey> undone = ConcurrentHashMap.newKeySet();
    private final Set<ObjectKey> inFlight;
    private final WriteSlots slots;
    private volatile boolean lookAgain;
    private volatile Optional<ClusterException> halt = Optional.empty();

    /**
     * What a round works with.
     *
     * @param inFlight where objects are noted while they are written
     * @param slots how many at once the cluster bears
     * @param interrupted whether there is something newer to look at
     */
    record Tools(
            Writer writer, Ledger ledger, Set<ObjectKey> inFlight, WriteSlots slots, BooleanSupplier interrupted) {}

    /** @param heedsNews from when on it ends early for something newer */
    Round(SyncContext context, Plan plan, Tools tools, Instant heedsNews) {
        this.context = context;
        this.plan = plan;
        this.writer = tools.writer();
        this.ledger = tools.ledger();
        this.inFlight = tools.inFlight();
        this.slots = tools.slots();
        this.interrupted = tools.interrupted();
        this.heedsNews = heedsNews;
    }

    /**
     * What came of a round.
     *
     * @param lookAgain whether the next plan has something to do at once
     * @param halt the answer because of which the rest was left
     */
    record Outcome(boolean lookAgain, Optional<ClusterException> halt) {}

    Outcome carryOut() throws InterruptedException {
        plan.steps().forEach(step -> undone.add(step.key()));
        for (List<Step> stage : plan.stages()) {
            Instant now = context.clock().instant();
            List<Step> due = stage.stream().filter(step -> isDue(step, now)).toList();
            if (!due.isEmpty() && halt.isEmpty() && !isInterrupted()) {
                carryOut(due);
            }
        }
        return new Outcome(lookAgain, halt);
    }

    private boolean isInterrupted() {
        return interrupted.getAsBoolean() && !context.clock().instant().isBefore(heedsNews);
    }

    private boolean isDue(Step step, Instant now) {
        return !(step instanceof Step.Blocked)
                && !ledger.due(step).isAfter(now)
                && plan.prerequisites(step.key()).stream().noneMatch(undone::contains);
    }

    private void carryOut(List<Step> steps) throws InterruptedException {
        Queue<Step> queue = new ConcurrentLinkedQueue<>(steps);
        int workers = Math.min(context.settings().writesInFlight(), steps.size());
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            threads.add(Thread.ofVirtual()
                    .name("sync-" + context.cluster() + "-writer-" + i)
                    .start(() -> work(queue)));
        }
        try {
            work(queue);
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException closed) {
            threads.forEach(Thread::interrupt);
            throw closed;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void work(Queue<Step> queue) {
        boolean goOn = true;
        while (goOn && !queue.isEmpty()) {
            goOn = next(queue) && !isInterrupted();
        }
    }

    /** Returns whether the next step may follow. */
    private boolean next(Queue<Step> queue) {
        WriteSlots.Slot slot;
        try {
            slot = slots.take();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
        // Not before there is room: what waits in the queue is left when the cluster asks to be left alone.
        Step step = halt.isPresent() || isInterrupted() ? null : queue.poll();
        if (step == null) {
            slots.unused();
            return false;
        }
        return attempt(step, slot);
    }

    private boolean attempt(Step step, WriteSlots.Slot slot) {
        inFlight.add(step.key());
        boolean overloaded = false;
        try {
            boolean seen = writer.carryOut(step, plan.revision());
            succeeded(step);
            return seen;
        } catch (ClusterException e) {
            overloaded = e.kind() == Kind.NO_ANSWER || e.kind() == Kind.UNAVAILABLE;
            failed(step, e);
            return true;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException mistake) {
            LOG.error("{} {} failed", correlation(step), step, mistake);
            failed(step, new ClusterException(Kind.UNAVAILABLE, "an error of Tierwall: " + mistake, null, mistake));
            return true;
        } finally {
            inFlight.remove(step.key());
            if (overloaded) {
                slots.overloaded(slot);
            } else {
                slots.answered(slot);
            }
        }
    }

    private void succeeded(Step step) {
        lookAgain = true;
        undone.remove(step.key());
        int corrections = ledger.succeeded(step, context.clock().instant());
        if (corrections == 0) {
            LOG.debug("{} {}", correlation(step), step);
        } else {
            LOG.info("{} corrected (time {} in a row): {}", correlation(step), corrections, step);
        }
    }

    private void failed(Step step, ClusterException failure) {
        LOG.warn("{} {} failed: {}", correlation(step), step, failure.message());
        if (ledger.failed(step, failure, context.clock().instant())) {
            lookAgain = true;
        }
        if (failure.kind() == Kind.NO_ANSWER || failure.retryAfter().isPresent()) {
            halt = Optional.of(failure);
        }
    }

    private String correlation(Step step) {
        return "cluster=" + context.cluster() + " revision=" + plan.revision() + " object=" + step.key() + " attempt="
                + (ledger.failures(step) + 1);
    }
}
