package io.tierwall.sync.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done so that a cluster holds what it should, and nothing else of ours. A value: equal inputs give equal
 * plans, whatever happened before. An object is in at most one step.
 */
public final class Plan {

    private final long revision;
    private final List<List<Step>> stages;
    private final Map<ObjectKey, SortedSet<ObjectKey>> prerequisites;
    private final List<Warning> warnings;

    Plan(
            long revision,
            List<List<Step>> stages,
            Map<ObjectKey, SortedSet<ObjectKey>> prerequisites,
            List<Warning> warnings) {
        this.revision = revision;
        this.stages = stages;
        this.prerequisites = prerequisites;
        this.warnings = warnings;
    }

    /** Compares what should be with what is. */
    public static Plan of(DesiredObjects desired, LiveObjects live) {
        return of(desired, live, new Settled());
    }

    /**
     * The same, for somebody who compares again and again.
     *
     * @param settled what earlier plans of the same cluster have found; remembers what this one finds
     */
    public static Plan of(DesiredObjects desired, LiveObjects live, Settled settled) {
        return new Planner(desired, live, settled).plan();
    }

    /** The revision that objects are brought to. */
    public long revision() {
        return revision;
    }

    /** All steps in an order in which they can be carried out one by one. */
    public List<Step> steps() {
        return stages.stream().flatMap(List::stream).toList();
    }

    /** The steps in groups: those of one group are independent of each other. */
    public List<List<Step>> stages() {
        return stages;
    }

    /**
     * Where no order of single writes keeps shut what is shut before and after; usually none. The plan's order is then
     * the one that exposes least.
     */
    public List<Warning> warnings() {
        return warnings;
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

    /** One line for each step, in order, then one for each warning. */
    @Override
    public String toString() {
        return Stream.concat(steps().stream(), warnings.stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
