package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts steps in an order: what must come first does; what should come first, because others name it, does where nothing
 * speaks against it. Where steps wait for each other, the one that waits for the fewest goes first, and that is said.
 */
final class Order {

    private final Map<ObjectKey, Step> steps;
    private final Map<ObjectKey, SortedSet<ObjectKey>> before = new TreeMap<>();
    private final List<Warning> warnings = new ArrayList<>();

    /**
     * @param steps what is to be ordered
     * @param needs for each object those whose steps it cannot do without
     */
    Order(Map<ObjectKey, Step> steps, Map<ObjectKey, SortedSet<ObjectKey>> needs) {
        this.steps = steps;
        steps.forEach((key, step) -> {
            if (!(step instanceof Step.Blocked)) {
                before.put(key, new TreeSet<>(needs.getOrDefault(key, new TreeSet<>())));
            }
        });
    }

    /** The groups of steps that wait for each other, if this has to be kept to as well. */
    static List<SortedSet<ObjectKey>> circles(Collection<ObjectKey> objects, Precedence precedence) {
        Map<ObjectKey, SortedSet<ObjectKey>> before = new TreeMap<>();
        objects.forEach(key -> before.put(key, precedence.before(key)));
        return Circles.of(before);
    }

    /** Keeps to this as far as possible. */
    void keep(Precedence precedence) {
        SortedMap<ObjectKey, SortedSet<ObjectKey>> constraints = new TreeMap<>();
        for (ObjectKey later : precedence.laterOnes()) {
            SortedSet<ObjectKey> earlier = precedence.before(later);
            earlier.retainAll(before.keySet());
            if (before.containsKey(later) && !earlier.isEmpty()) {
                constraints.put(later, earlier);
                earlier(before, later).addAll(earlier);
            }
        }
        for (List<SortedSet<ObjectKey>> circles = Circles.of(before);
                !circles.isEmpty();
                circles = Circles.of(before)) {
            circles.forEach(circle -> open(circle, constraints, precedence));
        }
    }

    private void open(
            SortedSet<ObjectKey> circle,
            SortedMap<ObjectKey, SortedSet<ObjectKey>> constraints,
            Precedence precedence) {
        ObjectKey first = circle.stream()
                .filter(key -> constraints.getOrDefault(key, new TreeSet<>()).containsAll(within(key, circle)))
                .min(Comparator.<ObjectKey>comparingInt(
                                key -> within(key, circle).size())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(circle.getFirst());
        SortedSet<ObjectKey> violated = within(first, circle);
        SortedSet<ObjectKey> policies = new TreeSet<>();
        violated.forEach(earlier -> policies.addAll(precedence.exposed(earlier, first)));
        earlier(before, first).removeAll(violated);
        warnings.add(new Warning(first, policies, Exposing.sentence(first, violated, policies)));
    }

    private SortedSet<ObjectKey> within(ObjectKey key, SortedSet<ObjectKey> circle) {
        SortedSet<ObjectKey> within = new TreeSet<>(earlier(before, key));
        within.retainAll(circle);
        return within;
    }

    /** Keeps to this where nothing that has been kept to so far speaks against it. */
    void prefer(Map<ObjectKey, SortedSet<ObjectKey>> wishes) {
        Map<ObjectKey, SortedSet<ObjectKey>> all = new TreeMap<>();
        before.forEach((key, earlier) -> {
            SortedSet<ObjectKey> more = new TreeSet<>(earlier);
            more.addAll(wishes.getOrDefault(key, new TreeSet<>()));
            more.retainAll(before.keySet());
            all.put(key, more);
        });
        Map<ObjectKey, Integer> circleOf = new HashMap<>();
        List<SortedSet<ObjectKey>> circles = Circles.of(all);
        for (int i = 0; i < circles.size(); i++) {
            for (ObjectKey key : circles.get(i)) {
                circleOf.put(key, i);
            }
        }
        before.forEach((key, earlier) -> earlier(all, key).stream()
                .filter(wish -> !circleOf.containsKey(key) || !circleOf.get(key).equals(circleOf.get(wish)))
                .forEach(wish -> earlier.add(wish)));
    }

    /** Groups of steps that are independent of each other, in order; of what is free to go, the first kind goes. */
    List<List<Step>> stages() {
        Map<ObjectKey, SortedSet<ObjectKey>> waiting = new TreeMap<>();
        before.forEach((key, earlier) -> waiting.put(key, new TreeSet<>(earlier)));
        waiting.values().forEach(earlier -> earlier.retainAll(before.keySet()));
        List<List<Step>> stages = new ArrayList<>();
        List<Step> blocked =
                steps.values().stream().filter(Step.Blocked.class::isInstance).toList();
        if (!blocked.isEmpty()) {
            stages.add(blocked);
        }
        while (!waiting.isEmpty()) {
            Stage next = waiting.keySet().stream()
                    .filter(key -> earlier(waiting, key).isEmpty())
                    .map(key -> Stage.of(Objects.requireNonNull(steps.get(key))))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            List<Step> stage = steps.values().stream()
                    .filter(step -> waiting.containsKey(step.key())
                            && earlier(waiting, step.key()).isEmpty()
                            && Stage.of(step) == next)
                    .toList();
            stages.add(stage);
            Set<ObjectKey> done = stage.stream().map(Step::key).collect(Collectors.toSet());
            waiting.keySet().removeAll(done);
            waiting.values().forEach(earlier -> earlier.removeAll(done));
        }
        return List.copyOf(stages);
    }

    private static SortedSet<ObjectKey> earlier(Map<ObjectKey, SortedSet<ObjectKey>> before, ObjectKey key) {
        return Objects.requireNonNull(before.get(key));
    }

    Map<ObjectKey, SortedSet<ObjectKey>> prerequisites() {
        return before;
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
