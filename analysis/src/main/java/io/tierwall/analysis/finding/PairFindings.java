package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.finding.PairFacts.Pair;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.rules.RuleOrigin;
import java.util.List;
import java.util.Optional;

/** What follows for two policies that disagree. */
record PairFindings(AddressBook addresses) {

    Finding of(Pair pair, PairFacts facts) {
        List<RuleOrigin> first = RuleOrder.sort(facts.first().stream());
        List<RuleOrigin> second = RuleOrder.sort(facts.second().stream());
        Optional<Witness> witness = Optional.of(Witness.of(facts.flow(), pair.direction(), addresses));
        Wording against = Wording.of(first).and(" against ").and(second);
        if (pair.kind() == Kind.OVERRIDDEN) {
            Wording wording = Wording.ofPolicyOf(second.getFirst())
                    .and(" is overridden by foreign policy ")
                    .and(Wording.ofPolicyOf(first.getFirst()))
                    .and(", which comes first and says otherwise: ")
                    .and(against);
            return new Finding(Kind.OVERRIDDEN, second, first, Optional.empty(), witness, wording);
        }
        Wording wording = Wording.ofPolicyOf(first.getFirst())
                .and(" and ")
                .and(Wording.ofPolicyOf(second.getFirst()))
                .and(" contradict each other, and the first one wins only because it comes first: ")
                .and(against);
        return new Finding(Kind.CONFLICT, first, second, Optional.empty(), witness, wording);
    }
}
