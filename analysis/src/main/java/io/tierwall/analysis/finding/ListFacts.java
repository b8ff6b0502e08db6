package io.tierwall.analysis.finding;

import io.tierwall.analysis.decision.Protection;
import io.tierwall.analysis.finding.PairFacts.Pair;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.Map;
import java.util.function.Predicate;

/** What was found out about the rules of one list. A class, as one is nothing but itself. */
final class ListFacts {

    private final Map<RuleOrigin, RuleFacts> rules;
    private final Map<Pair, PairFacts> pairs;

    ListFacts(Map<RuleOrigin, RuleFacts> rules, Map<Pair, PairFacts> pairs) {
        this.rules = rules;
        this.pairs = pairs;
    }

    static ListFacts of(Protection protection, Predicate<RuleSource> isOurs) {
        ListRules rules = new ListRules(protection.rules(), protection.words(), isOurs);
        ListReading reading = new ListReading(rules);
        protection.visit(reading);
        Disagreements disagreements = new Disagreements(rules, reading.opposed());
        if (disagreements.isPossible()) {
            protection.visit(disagreements);
        }
        return new ListFacts(reading.facts(), disagreements.pairs());
    }

    Map<RuleOrigin, RuleFacts> rules() {
        return rules;
    }

    Map<Pair, PairFacts> pairs() {
        return pairs;
    }
}
