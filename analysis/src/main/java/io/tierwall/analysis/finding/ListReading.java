package io.tierwall.analysis.finding;

import io.tierwall.analysis.decision.Protection.CellVisitor;
import io.tierwall.analysis.finding.ListRules.Takers;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ServiceName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Learns about each rule of a list while all cells of its flows are visited. Used by one thread. */
final class ListReading implements CellVisitor {

    private final ListRules rules;
    /** For each place, the first flow that the rule matches, and that it takes. */
    private final @Nullable Flow[] matched;

    private final @Nullable Flow[] taken;
    /** For each place, whatever else matches the flows that the rule takes. */
    private final long[] @Nullable [] alsoMatching;

    private final long[] seen;
    /** For each place, the first flow that the rule would take if there were only ours. */
    private final @Nullable Flow[] takenAmongOurs;

    /** By number of origin. */
    private final boolean[] differs;

    /** By number of origin, all other rules, and those that would decide instead; empty where nobody asked yet. */
    private final long[][] others;

    private final long[][] successors;

    ListReading(ListRules rules) {
        this.rules = rules;
        this.matched = new @Nullable Flow[rules.count()];
        this.taken = new @Nullable Flow[rules.count()];
        this.alsoMatching = new long[rules.count()][];
        this.seen = new long[rules.words()];
        this.takenAmongOurs = new @Nullable Flow[rules.count()];
        int origins = rules.origins().size();
        this.differs = new boolean[origins];
        this.others = new long[origins][0];
        this.successors = new long[origins][0];
    }

    @Override
    public void visit(long[] matching, int own, int far, int point, ServiceName through) {
        boolean direct = through.equals(ServiceName.NONE);
        for (int word = 0; word < matching.length; word++) {
            // Those addressed directly come in order; among the few others the least is looked for.
            long news = direct ? matching[word] & ~seen[word] : matching[word];
            seen[word] |= matching[word];
            for (; news != 0; news &= news - 1) {
                note(matched, word * Long.SIZE + Long.numberOfTrailingZeros(news), own, far, point, through);
            }
        }
        Takers takers = rules.takers(matching);
        if (takers.passer() != Places.NONE) {
            takes(takers.passer(), matching, takers, own, far, point, through);
        }
        if (takers.decider() != Places.NONE) {
            takes(takers.decider(), matching, takers, own, far, point, through);
        }
        Takers amongOurs = rules.takers(matching, rules.ours());
        if (amongOurs.passer() != Places.NONE) {
            note(takenAmongOurs, amongOurs.passer(), own, far, point, through);
        }
        if (amongOurs.decider() != Places.NONE) {
            note(takenAmongOurs, amongOurs.decider(), own, far, point, through);
        }
    }

    private static void note(@Nullable Flow[] flows, int place, int own, int far, int point, ServiceName through) {
        Flow known = flows[place];
        if (known == null) {
            flows[place] = new Flow(own, far, point, through);
        } else if (!through.equals(ServiceName.NONE)) {
            Flow flow = new Flow(own, far, point, through);
            flows[place] = known.compareTo(flow) <= 0 ? known : flow;
        }
    }

    private void takes(int place, long[] matching, Takers takers, int own, int far, int point, ServiceName through) {
        note(taken, place, own, far, point, through);
        long[] also = alsoMatching[place];
        if (also == null) {
            also = new long[matching.length];
            alsoMatching[place] = also;
        }
        Places.addAll(also, matching);
        int origin = rules.origin(place);
        if (differs[origin]) {
            return;
        }
        if (others[origin].length == 0) {
            others[origin] = rules.without(origin);
            successors[origin] = new long[matching.length];
        }
        int next = rules.takers(matching, others[origin]).decider();
        if (rules.verdict(next) != rules.verdict(takers.decider())) {
            differs[origin] = true;
        } else if (next != Places.NONE) {
            Places.add(successors[origin], next);
        }
    }

    /** For each rule that takes flows, which rules match these as well; nothing for the others. */
    long[] @Nullable [] opposed() {
        return alsoMatching;
    }

    /** What was learned, by rule as it is written. */
    Map<RuleOrigin, RuleFacts> facts() {
        Map<Integer, Set<RuleOrigin>> takers = takersOfOthers();
        Map<RuleOrigin, RuleFacts> facts =
                LinkedHashMap.newLinkedHashMap(rules.origins().size());
        @Nullable Flow[] matchedOf = first(matched);
        @Nullable Flow[] takenOf = first(taken);
        @Nullable Flow[] amongOursOf = first(takenAmongOurs);
        for (int origin = 0; origin < takenOf.length; origin++) {
            Set<RuleOrigin> next = new HashSet<>();
            if (takenOf[origin] != null && !differs[origin]) {
                Places.forEach(
                        successors[origin], place -> next.add(rules.rule(place).origin()));
            }
            facts.put(
                    rules.origins().get(origin),
                    new RuleFacts(
                            Optional.ofNullable(matchedOf[origin]),
                            Optional.ofNullable(takenOf[origin]),
                            differs[origin],
                            Optional.ofNullable(amongOursOf[origin]),
                            takers.getOrDefault(origin, Set.of()),
                            Set.copyOf(next)));
        }
        return facts;
    }

    private @Nullable Flow[] first(@Nullable Flow[] byPlace) {
        @Nullable Flow[] byOrigin = new @Nullable Flow[rules.origins().size()];
        for (int place = 0; place < byPlace.length; place++) {
            Flow known = byOrigin[rules.origin(place)];
            Flow flow = byPlace[place];
            if (known == null || (flow != null && flow.compareTo(known) < 0)) {
                byOrigin[rules.origin(place)] = flow;
            }
        }
        return byOrigin;
    }

    /** By number of origin, of those that take nothing here, who takes what they match. */
    private Map<Integer, Set<RuleOrigin>> takersOfOthers() {
        long[] idle = new long[rules.words()];
        boolean[] active = new boolean[rules.origins().size()];
        for (int place = 0; place < taken.length; place++) {
            active[rules.origin(place)] |= taken[place] != null;
        }
        for (int place = 0; place < taken.length; place++) {
            if (!active[rules.origin(place)] && matched[place] != null) {
                Places.add(idle, place);
            }
        }
        Map<Integer, Set<RuleOrigin>> takers = new HashMap<>();
        for (int place = 0; place < taken.length; place++) {
            long[] also = alsoMatching[place];
            if (also != null) {
                RuleOrigin taker = rules.rule(place).origin();
                long[] affected = new long[idle.length];
                Places.addAll(affected, also, idle, idle);
                Places.forEach(
                        affected,
                        other -> takers.computeIfAbsent(rules.origin(other), _ -> new HashSet<>())
                                .add(taker));
            }
        }
        return takers;
    }
}
