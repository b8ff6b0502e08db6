package io.tierwall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.rules.RuleOrigin.Place;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sentence is the same whoever reads it; the names in it are theirs. */
final class WordingTest {

    /** Whoever knows rules by their names alone. */
    private static final RuleNaming SHORT = new RuleNaming() {

        @Override
        public String rule(RuleOrigin rule) {
            return rule.source().ruleName();
        }

        @Override
        public String policyOf(RuleOrigin rule) {
            return "its policy";
        }
    };

    private static RuleOrigin rule(String name, Direction direction) {
        return new RuleOrigin(
                new RuleSource("uid", "web", name), direction, new Place(Stage.TIERS, "tier", 5, 1, 0), Verdict.DROP);
    }

    private static final RuleOrigin ONE = rule("one", Direction.INGRESS);

    @Test
    void aSentenceBeginsLargeAndEndsWhoeverNamesItsRules() {
        Wording wording = Wording.of(ONE).and(" and ").and(Wording.ofPolicyOf(ONE));

        assertThat(wording.in(SHORT)).isEqualTo("One and its policy.");
        assertThat(wording.in(RuleNaming.IN_CLUSTER)).startsWith("Rule one of ").endsWith("web.");
    }

    @Test
    void aRuleThatHasOneNameInBothDirectionsIsNamedOnce() {
        Wording wording = Wording.of("these: ").and(List.of(ONE, rule("one", Direction.EGRESS)));

        assertThat(wording.in(SHORT)).isEqualTo("These: one.");
        assertThat(wording.in(RuleNaming.IN_CLUSTER)).contains("(ingress)").contains("(egress)");
    }

    @Test
    void ofManyRulesThreeAreNamedAndTheOthersCounted() {
        List<RuleOrigin> rules = List.of("a", "b", "c", "d", "e").stream()
                .map(name -> rule(name, Direction.INGRESS))
                .toList();

        assertThat(Wording.of(rules).in(SHORT)).isEqualTo("A, b, c and 2 more.");
    }
}
