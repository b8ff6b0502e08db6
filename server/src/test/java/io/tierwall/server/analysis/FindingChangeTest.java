package io.tierwall.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.finding.Wording;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.rules.RuleOrigin.Place;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which findings are new, and which are the same as before. */
final class FindingChangeTest {

    private static RuleOrigin rule(String uid, String name, double priority) {
        return new RuleOrigin(
                new RuleSource(uid, "policy", name),
                Direction.INGRESS,
                new Place(Stage.TIERS, "tier", 5, priority, 0),
                Verdict.DROP);
    }

    private static Finding finding(Kind kind, RuleOrigin rule, RuleOrigin because) {
        return new Finding(
                kind,
                List.of(rule),
                List.of(because),
                Optional.empty(),
                Optional.empty(),
                Wording.of("sentence about " + rule.place()),
                List.of());
    }

    private static final Finding SHADOWED = finding(Kind.SHADOWED, rule("u", "1", 1), rule("u", "2", 1));

    @Test
    void whatIsThereAfterwardsOnlyIsBroughtAndTheReverseIsEnded() {
        FindingChange change = FindingChange.between(List.of(), List.of(SHADOWED));

        assertThat(change.brought()).containsExactly(SHADOWED);
        assertThat(change.ended()).isEmpty();
        assertThat(FindingChange.between(List.of(SHADOWED), List.of()))
                .isEqualTo(new FindingChange(List.of(), List.of(SHADOWED)));
    }

    @Test
    void aRuleThatMovesOrIsWrittenOrHasAnotherCauseHasTheSameFinding() {
        Finding moved = finding(Kind.SHADOWED, rule("", "1", 7), rule("u", "3", 1));

        assertThat(FindingChange.between(List.of(SHADOWED), List.of(moved)))
                .isEqualTo(new FindingChange(List.of(), List.of()));
    }

    @Test
    void anotherKindOfFindingAboutTheSameRuleIsAnotherOne() {
        Finding redundant = finding(Kind.REDUNDANT, rule("u", "1", 1), rule("u", "2", 1));

        assertThat(FindingChange.between(List.of(SHADOWED), List.of(redundant)))
                .isEqualTo(new FindingChange(List.of(redundant), List.of(SHADOWED)));
    }

    @Test
    void aConflictWithAnotherRuleIsAnotherOne() {
        Finding before = finding(Kind.CONFLICT, rule("u", "1", 1), rule("u", "2", 1));
        Finding after = finding(Kind.CONFLICT, rule("u", "1", 1), rule("u", "3", 1));

        assertThat(FindingChange.between(List.of(before), List.of(before, after)))
                .isEqualTo(new FindingChange(List.of(after), List.of()));
    }
}
