package io.tierwall.sync;

import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What we have made of a cluster's objects, so that what others made of them can be told apart. Publishes can follow
 * each other faster than the cluster is looked at, so an object may be as any of our latest writes left it. For one
 * thread.
 */
final class DriftMemory {

    private static final int ATTEMPTS_REMEMBERED = 8;

    /** Objects as they were when the cluster last held them as it should. */
    private final Map<ObjectKey, DesiredObject> reached = new HashMap<>();

    /** What may have been written since, the latest last. */
    private final Map<ObjectKey, Deque<DesiredObject>> attempted = new HashMap<>();

    /** Objects that have been as they should be and are not gone since. */
    private final Set<ObjectKey> ours = new HashSet<>();

    /**
     * An object as it was when the cluster last held it as it should; nothing when it never was, or was to go since.
     */
    Optional<DesiredObject> reached(ObjectKey key) {
        return Optional.ofNullable(reached.get(key));
    }

    /** All states in which our writes may have left an object. */
    Stream<DesiredObject> left(ObjectKey key) {
        return Stream.concat(reached(key).stream(), attempted.getOrDefault(key, new ArrayDeque<>()).stream());
    }

    /** Whether an object is known to be there because of us. */
    boolean isOurs(ObjectKey key) {
        return ours.contains(key);
    }

    /** A plan was made of a complete view, and is about to be carried out. */
    void remember(DesiredObjects desired, LiveObjects live, Plan plan) {
        Set<ObjectKey> different = new HashSet<>();
        boolean remakesATier = false;
        for (Step step : plan.steps()) {
            different.add(step.key());
            switch (step) {
                case Step.Write write -> attempt(write.desired());
                case Step.Delete _ -> {
                    reached.remove(step.key());
                    attempted.remove(step.key());
                    remakesATier |= desired.find(step.key()).isPresent();
                }
                case Step.Blocked _ -> {}
            }
        }
        forgetWhatIsGone(desired, live);
        // While a tier is made anew, what needs it is in no plan though it may differ.
        if (!remakesATier) {
            desired.all().stream()
                    .filter(object -> !different.contains(object.key()))
                    .filter(object ->
                            live.find(object.key()).filter(LiveObject::isOurs).isPresent())
                    .forEach(this::reach);
        }
    }

    private void attempt(DesiredObject object) {
        Deque<DesiredObject> attempts = attempted.computeIfAbsent(object.key(), _ -> new ArrayDeque<>());
        if (!object.equals(attempts.peekLast())) {
            attempts.addLast(object);
        }
        if (attempts.size() > ATTEMPTS_REMEMBERED) {
            attempts.removeFirst();
        }
    }

    private void reach(DesiredObject object) {
        reached.put(object.key(), object);
        attempted.remove(object.key());
        ours.add(object.key());
    }

    private void forgetWhatIsGone(DesiredObjects desired, LiveObjects live) {
        ours.removeIf(key -> desired.find(key).isEmpty() && live.find(key).isEmpty());
        reached.keySet().removeIf(key -> !ours.contains(key));
        attempted
                .keySet()
                .removeIf(key -> desired.find(key).isEmpty() && live.find(key).isEmpty());
    }
}
