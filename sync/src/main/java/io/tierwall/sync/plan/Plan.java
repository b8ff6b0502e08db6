package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to be done so that a cluster holds what it should, and nothing else of ours. A value: equal inputs give equal
 * plans, whatever happened before. An object is in at most one step.
 */
public final class Plan {

    private final long revision;
    private final SortedMap<Stage, List<Step>> stages;
    private final Map<ObjectKey, SortedSet<ObjectKey>> prerequisites;

    Plan(long revision, Map<ObjectKey, Step> steps, Map<ObjectKey, SortedSet<ObjectKey>> prerequisites) {
        this.revision = revision;
        SortedMap<Stage, List<Step>> byStage = new TreeMap<>();
        steps.values()
                .forEach(step -> byStage.computeIfAbsent(Stage.of(step), _ -> new ArrayList<>())
                        .add(step));
        this.stages = byStage;
        this.prerequisites = prerequisites;
    }

    /** Compares what should be with what is. */
    public static Plan of(DesiredObjects desired, LiveObjects live) {
        return new Planner(desired, live).plan();
    }

    /** The revision that objects are brought to. */
    public long revision() {
        return revision;
    }

    /** All steps in an order in which they can be carried out one by one. */
    public List<Step> steps() {
        return stages.values().stream().flatMap(List::stream).toList();
    }

    /** The steps in groups: those of one group are independent of each other. */
    public List<List<Step>> stages() {
        return stages.values().stream().map(List::copyOf).toList();
    }

    /** The objects whose steps have to succeed before this object's step may be tried. */
    public SortedSet<ObjectKey> prerequisites(ObjectKey key) {
        return prerequisites.getOrDefault(key, new TreeSet<>());
    }

    /** Whether there is nothing to write and nothing to delete. */
    public boolean changesNothing() {
        return steps().stream().allMatch(Step.Blocked.class::isInstance);
    }

    /** How much there is to do, such as {@code 2 create, 1 blocked}. */
    public String summary() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        steps().forEach(step -> counts.merge(verb(step), 1, Integer::sum));
        return counts.isEmpty()
                ? "nothing to do"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String verb(Step step) {
        return switch (step) {
            case Step.Create _ -> "create";
            case Step.Apply _ -> "apply";
            case Step.Replace _ -> "replace";
            case Step.Delete _ -> "delete";
            case Step.Blocked _ -> "blocked";
        };
    }

    /** One line for each step, in order. */
    @Override
    public String toString() {
        return steps().stream().map(step -> step + "\n").collect(Collectors.joining());
    }
}
