package io.tierwall.analysis.decision;

import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For each kind of traffic, which rule of a list decides it, where no far end makes a difference. Immutable, for any
 * number of threads.
 */
public final class TrafficTable {

    /** Where no rule decides, and traffic passes. */
    public static final int NOTHING = -1;

    private static final TrafficTable EMPTY = new TrafficTable(List.of(), TrafficSet.ALL);

    /** Ascending points at which another rule begins to decide. */
    private final int[] starts;

    private final int[] deciders;
    private final TrafficSet allowed;

    /**
     * The traffic that a rule decides.
     *
     * @param rule its place in the list
     */
    public record Part(int rule, TrafficSet traffic) {}

    private TrafficTable(List<Part> parts, TrafficSet allowed) {
        this.allowed = allowed;
        List<int[]> spans = new ArrayList<>();
        for (Part part : parts) {
            for (int span = 0; span < part.traffic().spans(); span++) {
                spans.add(new int[] {part.traffic().first(span), part.rule()});
                spans.add(new int[] {part.traffic().end(span), NOTHING});
            }
        }
        // Where one span ends and another begins, the beginning counts.
        spans.sort(Comparator.<int[]>comparingInt(edge -> edge[0]).thenComparing(edge -> edge[1] == NOTHING ? 0 : 1));
        int[] points = new int[spans.size()];
        int[] rules = new int[spans.size()];
        int count = 0;
        for (int[] edge : spans) {
            int at = count > 0 && points[count - 1] == edge[0] ? count - 1 : count++;
            points[at] = edge[0];
            rules[at] = edge[1];
        }
        this.starts = Arrays.copyOf(points, count);
        this.deciders = Arrays.copyOf(rules, count);
    }

    /**
     * The table of the rules that concern a far end.
     *
     * @param rules of the whole list
     * @param concerned places of those that concern the far end, ascending
     */
    static TrafficTable of(Rule[] rules, int[] concerned) {
        if (concerned.length == 0) {
            return EMPTY;
        }
        Deciding deciding = new Deciding();
        for (int place : concerned) {
            if (!deciding.meet(place, rules[place])) {
                break;
            }
        }
        return new TrafficTable(deciding.parts, TrafficSet.ALL.minus(deciding.denied));
    }

    /** What is left while rules are met one after the other. */
    private static final class Deciding {

        private final List<Part> parts = new ArrayList<>();
        private TrafficSet left = TrafficSet.ALL;
        private TrafficSet passed = TrafficSet.NONE;
        private TrafficSet denied = TrafficSet.NONE;
        private boolean tiers = true;

        /** Whether anything is left to decide. */
        boolean meet(int place, Rule rule) {
            if (tiers && rule.origin().place().stage() != Stage.TIERS) {
                left = left.union(passed);
                tiers = false;
            }
            TrafficSet hit = left.intersect(rule.traffic());
            if (hit.isEmpty()) {
                return remains();
            }
            left = left.minus(hit);
            Verdict verdict = rule.origin().verdict();
            if (verdict == Verdict.PASS && tiers) {
                passed = passed.union(hit);
                return remains();
            }
            parts.add(new Part(place, hit));
            if (verdict == Verdict.DROP || verdict == Verdict.REJECT) {
                denied = denied.union(hit);
            }
            return remains();
        }

        private boolean remains() {
            return !left.isEmpty() || (tiers && !passed.isEmpty());
        }
    }

    /** The place of the rule that decides a point of traffic, or {@link #NOTHING}. */
    public int decider(int point) {
        int at = Arrays.binarySearch(starts, point);
        int span = at >= 0 ? at : -at - 2;
        return span < 0 ? NOTHING : deciders[span];
    }

    /** The traffic that passes. */
    public TrafficSet allowed() {
        return allowed;
    }

    /** Which rule decides which part of some traffic, in order of the rules; what none decides is left out. */
    public List<Part> parts(TrafficSet traffic) {
        SortedMap<Integer, TrafficSet> parts = new TreeMap<>();
        for (int span = 0; span < starts.length; span++) {
            if (deciders[span] != NOTHING) {
                int end = span + 1 < starts.length ? starts[span + 1] : TrafficPoint.COUNT;
                TrafficSet decided = traffic.intersect(TrafficSet.span(starts[span], end));
                if (!decided.isEmpty()) {
                    parts.merge(deciders[span], decided, TrafficSet::union);
                }
            }
        }
        return parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }
}
