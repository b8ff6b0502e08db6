package io.tierwall.analysis.finding;

import io.tierwall.analysis.decision.Protection.CellVisitor;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.finding.ListRules.Takers;
import io.tierwall.analysis.finding.PairFacts.Pair;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ServiceName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds policies that disagree while all cells of a list's flows are visited: foreign ones that override ours, and ones
 * of which only the order says who is right. Used by one thread.
 *
 * <p>Two rules are in conflict when one decides a flow, and the other would decide it in the opposite way if its policy
 * came just before. Not so when one is the exception of the other, which covers it whole: that is what order is for.
 */
final class Disagreements implements CellVisitor {

    private final ListRules rules;
    /** For each place, the places of rules that are in conflict with it wherever both match. */
    private final long[] @Nullable [] conflicting;

    private final boolean conflicts;
    private final Map<Pair, PairFacts> pairs = new HashMap<>();
    /** Pairs of places that are noted already. */
    private final long[] @Nullable [] noted;

    /** @param alsoMatching for each place that takes flows, which rules match these as well */
    Disagreements(ListRules rules, long[] @Nullable [] alsoMatching) {
        this.rules = rules;
        this.conflicting = new long[rules.count()][];
        this.noted = new long[rules.count()][];
        boolean any = false;
        for (int place = 0; place < rules.count(); place++) {
            long[] also = alsoMatching[place];
            if (also != null) {
                long[] found = conflicting(place, also);
                conflicting[place] = found;
                any |= Places.first(found, found) != Places.NONE;
            }
        }
        this.conflicts = any;
    }

    private long[] conflicting(int place, long[] alsoMatching) {
        long[] candidates = new long[rules.words()];
        Places.addAll(candidates, alsoMatching, rules.opposite(place), alsoMatching);
        long[] conflicting = new long[rules.words()];
        Places.forEach(candidates, other -> {
            boolean overridden = !rules.isOurs(place) && rules.isOurs(other);
            if (other > place
                    && !overridden
                    && !Extent.covers(rules.rule(other), rules.rule(place))
                    && !Extent.covers(rules.rule(place), rules.rule(other))
                    && !rules.isSamePolicy(place, other)) {
                Places.add(conflicting, other);
            }
        });
        return conflicting;
    }

    /** Whether there is anything to look for. */
    boolean isPossible() {
        return conflicts || rules.isMixed();
    }

    @Override
    public void visit(long[] matching, int own, int far, int point, ServiceName through) {
        Takers takers = rules.takers(matching);
        int decider = takers.decider();
        long[] opponents = decider == Places.NONE ? null : conflicting[decider];
        if (opponents != null && Places.first(matching, opponents) != Places.NONE) {
            long[] here = new long[matching.length];
            Places.addAll(here, matching, opponents, opponents);
            Places.forEach(here, opponent -> {
                if (isFirstOfItsPolicy(opponent, matching)) {
                    note(Kind.CONFLICT, decider, opponent, new Flow(own, far, point, through));
                }
            });
        }
        if (rules.isMixed()) {
            overrides(matching, takers, new Flow(own, far, point, through));
        }
    }

    private boolean isFirstOfItsPolicy(int place, long[] matching) {
        for (int before = 0; before < place; before++) {
            if (Places.contains(matching, before) && rules.isSamePolicy(before, place)) {
                return false;
            }
        }
        return true;
    }

    private void overrides(long[] matching, Takers takers, Flow flow) {
        int foreign =
                takers.passer() == Places.NONE || rules.isOurs(takers.passer()) ? takers.decider() : takers.passer();
        int ours = rules.takers(matching, rules.ours()).decider();
        if (foreign != Places.NONE
                && !rules.isOurs(foreign)
                && ours > foreign
                && rules.verdict(ours) != rules.verdict(takers.decider())) {
            note(Kind.OVERRIDDEN, foreign, ours, flow);
        }
    }

    private void note(Kind kind, int first, int second, Flow flow) {
        long[] known = noted[first];
        if (known == null) {
            known = new long[rules.words()];
            noted[first] = known;
        }
        // Those addressed directly come in order, so that the first one is the least.
        if (Places.contains(known, second) && flow.through().equals(ServiceName.NONE)) {
            return;
        }
        Places.add(known, second);
        RuleOrigin one = rules.rule(first).origin();
        RuleOrigin other = rules.rule(second).origin();
        pairs.merge(Pair.of(kind, one, other), new PairFacts(flow, Set.of(one), Set.of(other)), PairFacts::with);
    }

    /** What was found. */
    Map<Pair, PairFacts> pairs() {
        return pairs;
    }
}
