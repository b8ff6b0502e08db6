package io.tierwall.analysis.decision;

import io.tierwall.analysis.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Which list of rules protects which address, in one direction. Immutable, for any number of threads. */
final class DirectionIndex {

    private final Partition applied;
    /** By class of protected addresses. */
    private final List<RuleList> lists;

    private DirectionIndex(Partition applied, List<RuleList> lists) {
        this.applied = applied;
        this.lists = lists;
    }

    /** @param before that of the same addresses in an earlier state, whose lists are kept where they are the same */
    static DirectionIndex of(List<Rule> rules, int addresses, Optional<DirectionIndex> before) {
        List<RoaringBitmap> sets = rules.stream().map(Rule::appliedTo).toList();
        Partition applied = before.map(earlier -> earlier.applied)
                .orElseGet(() -> Partition.whole(addresses))
                .refine(sets);
        List<List<Rule>> byClass = new ArrayList<>();
        for (int number = 0; number < applied.count(); number++) {
            byClass.add(new ArrayList<>());
        }
        for (Rule rule : rules) {
            for (int number : applied.classes(rule.appliedTo())) {
                byClass.get(number).add(rule);
            }
        }
        List<RuleList> lists = new ArrayList<>();
        for (int number = 0; number < applied.count(); number++) {
            lists.add(list(byClass.get(number), number, applied, lists, before));
        }
        return new DirectionIndex(applied, lists);
    }

    private static RuleList list(
            List<Rule> rules, int number, Partition applied, List<RuleList> sofar, Optional<DirectionIndex> before) {
        if (before.isPresent()) {
            List<RuleList> earlier = before.get().lists;
            RuleList ancestor = earlier.get(applied.ancestor(number, earlier.size()));
            if (ancestor.is(rules)) {
                return ancestor;
            }
        }
        RuleList parent = number == 0 ? new RuleList(rules) : sofar.get(applied.ancestor(number, number));
        return parent.is(rules) ? parent : new RuleList(rules);
    }

    /** The rules that protect an address. */
    RuleList list(int address) {
        return lists.get(applied.of(address));
    }

    /** All lists that have rules and protect somebody, each once, with all whom it protects. */
    List<Protection> protections(Surroundings surroundings) {
        List<Standins> byClass = Surroundings.standins(surroundings.addresses(), applied);
        Map<RuleList, Standins> own = new LinkedHashMap<>();
        for (int number = 0; number < lists.size(); number++) {
            if (!lists.get(number).rules().isEmpty()) {
                own.computeIfAbsent(lists.get(number), _ -> new Standins()).add(byClass.get(number));
            }
        }
        List<Protection> protections = new ArrayList<>(own.size());
        own.forEach((list, standins) -> protections.add(new Protection(list, standins, surroundings)));
        return protections;
    }
}
