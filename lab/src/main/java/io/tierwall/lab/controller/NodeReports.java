package io.tierwall.lab.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When which node reports which generation of a policy as realized: one after the other, because agents do not do it at
 * once. A new generation has to be reported by all nodes, a new node by itself. Not thread-safe.
 */
final class NodeReports {

    private static final Instant NEVER = Instant.MAX;

    private final Duration delay;
    private final Map<String, Reports> byPolicy = new HashMap<>();

    private record Reports(long generation, Map<String, Instant> due) {}

    /** @param delay from one node to the next */
    NodeReports(Duration delay) {
        this.delay = delay;
    }

    /**
     * These nodes enforce this generation from now on.
     *
     * @param silent nodes of them that do not: they report nothing new
     */
    void enforced(String uid, long generation, Set<String> span, Set<String> silent, Instant now) {
        Reports before = byPolicy.get(uid);
        Map<String, Instant> due = new TreeMap<>();
        if (before != null && before.generation() == generation) {
            due.putAll(before.due());
            due.keySet().retainAll(span);
            due.entrySet().removeIf(entry -> entry.getValue().equals(NEVER) && !silent.contains(entry.getKey()));
        }
        Instant next = now;
        for (String node : new TreeSet<>(span)) {
            if (!due.containsKey(node)) {
                next = next.plus(delay);
                due.put(node, silent.contains(node) ? NEVER : next);
            }
        }
        byPolicy.put(uid, new Reports(generation, due));
    }

    /** Whether this node was given this generation. */
    boolean given(String uid, long generation, String node) {
        Reports reports = byPolicy.get(uid);
        return reports != null
                && reports.generation() == generation
                && !reports.due().getOrDefault(node, NEVER).equals(NEVER);
    }

    /** How many of these nodes have reported by now. */
    int reported(String uid, Set<String> span, Instant now) {
        Reports reports = byPolicy.get(uid);
        return reports == null
                ? 0
                : (int) reports.due().entrySet().stream()
                        .filter(entry -> span.contains(entry.getKey())
                                && !entry.getValue().isAfter(now))
                        .count();
    }

    /** Forgets all other policies. */
    void retain(Collection<String> uids) {
        byPolicy.keySet().retainAll(uids);
    }

    /** When the next report is due. */
    Optional<Instant> next(Instant now) {
        return byPolicy.values().stream()
                .flatMap(reports -> reports.due().values().stream())
                .filter(due -> due.isAfter(now) && !due.equals(NEVER))
                .min(Comparator.naturalOrder());
    }
}
