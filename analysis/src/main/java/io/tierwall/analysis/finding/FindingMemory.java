package io.tierwall.analysis.finding;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.Protection;
import io.tierwall.analysis.finding.PairFacts.Pair;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What there is to find in one cluster, state after state. Lists of rules that an edit spares are not looked at again:
 * findings after an edit cost what the lists cost that it changed. Used by one thread at a time.
 */
public final class FindingMemory {

    private Map<Protection, ListFacts> lists = new HashMap<>();
    private final Mentions<RuleOrigin, RuleFacts> rules = new Mentions<>();
    private final Mentions<Pair, PairFacts> pairs = new Mentions<>();
    private final WrittenRules writtenRules = new WrittenRules();
    private final GroupFindings groups = new GroupFindings();
    private final Map<Pair, Finding> ofPairs = new HashMap<>();

    /**
     * All findings of a state of the cluster, by kind, then in the order of the rules.
     *
     * @param model best made from the one before by {@link ClusterModel#next}
     * @param isOurs whether a policy is one that Tierwall manages; of the same policy object it always says the same
     */
    public List<Finding> update(ClusterModel model, Predicate<RuleSource> isOurs) {
        visitNewLists(model, isOurs);
        List<Finding> found = new ArrayList<>(
                writtenRules.update(model.book().written(), rules, new RuleFindings(model.addresses(), isOurs)));
        found.addAll(ofPairs(new PairFindings(model.addresses())));
        found.addAll(groups.update(model.book()));
        found.sort(Comparator.comparing(Finding::kind));
        return List.copyOf(found);
    }

    /**
     * A flow that a rule decides, or hands over to later stages, always the same; empty where it takes none.
     *
     * @param addresses those of the state that was looked at last
     */
    public Optional<Witness> example(RuleOrigin rule, AddressBook addresses) {
        return RuleFindings.first(rules.of(rule), RuleFacts::taken)
                .map(flow -> Witness.of(flow, rule.direction(), addresses));
    }

    private void visitNewLists(ClusterModel model, Predicate<RuleSource> isOurs) {
        Map<Protection, ListFacts> now = new HashMap<>();
        model.protections().values().stream().flatMap(Collection::stream).forEach(protection -> {
            ListFacts known = lists.remove(protection);
            now.put(protection, known != null ? known : visit(protection, isOurs));
        });
        lists.values().forEach(gone -> {
            rules.remove(gone, gone.rules());
            pairs.remove(gone, gone.pairs());
        });
        lists = now;
    }

    private ListFacts visit(Protection protection, Predicate<RuleSource> isOurs) {
        ListFacts facts = ListFacts.of(protection, isOurs);
        rules.add(facts, facts.rules());
        pairs.add(facts, facts.pairs());
        return facts;
    }

    private List<Finding> ofPairs(PairFindings findings) {
        for (Pair pair : pairs.takeChanged()) {
            Optional<PairFacts> facts = pairs.of(pair).stream().reduce(PairFacts::with);
            facts.ifPresentOrElse(fact -> ofPairs.put(pair, findings.of(pair, fact)), () -> ofPairs.remove(pair));
        }
        return ofPairs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Pair.ORDER))
                .map(Map.Entry::getValue)
                .toList();
    }
}
