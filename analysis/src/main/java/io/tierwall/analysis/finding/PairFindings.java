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
        if (pair.kind() == Kind.OVERRIDDEN) {
            String sentence = pair.second().reference() + " is overridden by foreign policy "
                    + pair.first().reference() + ", which comes first and says otherwise: " + Words.rules(first)
                    + " against " + Words.rules(second);
            return new Finding(Kind.OVERRIDDEN, second, first, Optional.empty(), witness, sentence + ".");
        }
        String sentence = pair.first().reference() + " and " + pair.second().reference()
                + " contradict each other, and the first one wins only because it comes first: " + Words.rules(first)
                + " against " + Words.rules(second);
        return new Finding(Kind.CONFLICT, first, second, Optional.empty(), witness, sentence + ".");
    }
}
