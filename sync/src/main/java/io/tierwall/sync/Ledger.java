package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What was tried for each object and how it went, and so when the next try is due. Failures make it later, and so does
 * whoever undoes what was written: each correction waits longer than the one before, until there has been peace for as
 * long as the longest wait. New words for an object are due at once. Thread-safe.
 */
final class Ledger {

    private final SyncSettings settings;
    private final Pauses pauses;
    private final Map<ObjectKey, Entry> entries = new ConcurrentHashMap<>();

    Ledger(SyncSettings settings, Pauses pauses) {
        this.settings = settings;
        this.pauses = pauses;
    }

    /**
     * About one object.
     *
     * @param target what was last tried to make of it; nothing when it was to go
     * @param failures since the last success
     * @param corrections how often what had been written had to be written again
     * @param succeeded when it last was what it should be
     * @param due when to try again
     */
    private record Entry(
            Optional<DesiredObject> target,
            int failures,
            int corrections,
            Instant succeeded,
            Instant due,
            Optional<Trouble> trouble) {

        Entry failed(Trouble why, Instant next) {
            return new Entry(target, failures + 1, corrections, succeeded, next, Optional.of(why));
        }

        Entry dueAtOnce() {
            return new Entry(target, failures, corrections, succeeded, Instant.MIN, trouble);
        }
    }

    /** When a step may be tried. */
    Instant due(Step step) {
        return entry(step).map(Entry::due).orElse(Instant.MIN);
    }

    /** How many tries of the same have failed. */
    int failures(Step step) {
        return entry(step).map(Entry::failures).orElse(0);
    }

    /** What stands in the way of an object: its last try failed, or somebody keeps undoing what is written. */
    Optional<Trouble> trouble(ObjectKey key) {
        return Optional.ofNullable(entries.get(key))
                .flatMap(entry -> entry.trouble().or(() -> rival(entry.corrections())));
    }

    private static Optional<Trouble> rival(int corrections) {
        return corrections < 2
                ? Optional.empty()
                : Optional.of(new Trouble(
                        "somebody else keeps changing it, and it has been corrected " + corrections + " times in a row",
                        false));
    }

    /**
     * A step has been carried out.
     *
     * @return how often in a row the same had to be done again; 0 when it was the first time
     */
    int succeeded(Step step, Instant now) {
        int corrections = entry(step)
                .filter(entry -> entry.succeeded().isAfter(Instant.MIN))
                .map(entry -> isPeace(entry, now) ? 1 : entry.corrections() + 1)
                .orElse(0);
        Instant due = corrections == 0
                ? Instant.MIN
                : now.plus(pauses.jittered(settings.rivalBackoff().after(corrections)));
        entries.put(step.key(), new Entry(target(step), 0, corrections, now, due, Optional.empty()));
        return corrections;
    }

    private boolean isPeace(Entry entry, Instant now) {
        return now.isAfter(entry.due())
                && now.isAfter(entry.succeeded().plus(settings.rivalBackoff().most()));
    }

    /**
     * A step has failed.
     *
     * @return whether it is due again at once, because it was made for an object that had changed meanwhile
     */
    boolean failed(Step step, ClusterException failure, Instant now) {
        Entry before = entry(step).orElse(new Entry(target(step), 0, 0, Instant.MIN, Instant.MIN, Optional.empty()));
        Duration pause = pauses.jittered(settings.failureBackoff().after(before.failures() + 1));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        boolean atOnce = before.failures() == 0 && isOutdated(failure);
        Instant next = atOnce ? Instant.MIN : now.plus(pause.compareTo(asked) > 0 ? pause : asked);
        boolean lasting =
                switch (failure.kind()) {
                    case REFUSED, NOT_FOUND -> true;
                    case NO_ANSWER, UNAVAILABLE, CONFLICT, EXPIRED -> false;
                };
        entries.put(step.key(), before.failed(new Trouble(failure.message(), lasting), next));
        return atOnce;
    }

    private static boolean isOutdated(ClusterException failure) {
        return failure.kind() == ClusterException.Kind.CONFLICT || failure.kind() == ClusterException.Kind.NOT_FOUND;
    }

    /** Makes these due at once. How often they failed, and why, is remembered. */
    void retry(Collection<ObjectKey> objects) {
        objects.forEach(key -> entries.computeIfPresent(key, (_, entry) -> entry.dueAtOnce()));
    }

    /** Forgets troubles of objects that need no step any more, and everything of objects that are no more. */
    void settle(Predicate<ObjectKey> needsStep, Predicate<ObjectKey> exists) {
        entries.keySet().removeIf(key -> !needsStep.test(key) && !exists.test(key));
        entries.replaceAll((key, entry) -> needsStep.test(key)
                        || entry.trouble().isEmpty()
                ? entry
                : new Entry(entry.target(), 0, entry.corrections(), entry.succeeded(), Instant.MIN, Optional.empty()));
    }

    private Optional<Entry> entry(Step step) {
        return Optional.ofNullable(entries.get(step.key()))
                .filter(entry -> entry.target().equals(target(step)));
    }

    private static Optional<DesiredObject> target(Step step) {
        return switch (step) {
            case Step.Write write -> Optional.of(write.desired());
            case Step.Delete _, Step.Blocked _ -> Optional.empty();
        };
    }
}
