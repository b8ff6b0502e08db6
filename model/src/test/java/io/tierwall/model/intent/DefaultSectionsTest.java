package io.tierwall.model.intent;

import static io.tierwall.model.testing.Statements.cluster;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.policyPath;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.policy.RuleSettings;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefaultSectionsTest {

    private static final String LAYER_3 = "default-layer3-section";
    private static final IntentPath SECTION = policyPath(LAYER_3);
    private static final IntentPath LAST_RULE = IntentPath.rule(SECTION, "default-layer3-rule");

    private final Publisher publisher = new Publisher();

    private Rule lastRule() {
        return publisher.intent().find(LAST_RULE, Rule.class).orElseThrow();
    }

    private static Rule said(Rule rule, RuleAction action, Match match, RuleSettings settings) {
        return new Rule(rule.path(), rule.naming(), rule.system(), 0, rule.sequenceNumber(), action, match, settings);
    }

    @Test
    void theyAreThereFromTheStartBehindAllPoliciesAndNoPacketMeetsThem() {
        publisher.publish(policy("mine"));

        assertThat(publisher.intent().policies())
                .extracting(tree -> tree.policy().path().id())
                .containsExactly("mine");
        assertThat(publisher.intent().allPolicies())
                .extracting(tree -> tree.policy().path().id())
                .containsExactly("mine", "default-layer2-section", LAYER_3);
        assertThat(publisher.intent().policy(SECTION).orElseThrow().rules())
                .extracting(Rule::ruleId)
                .containsExactly(3, 4, 2);
    }

    @Test
    void actionAndLoggingOfADefaultRuleCanBeChangedAndItStaysADefaultRule() {
        publisher.publish(said(
                lastRule(),
                RuleAction.DROP,
                lastRule().match(),
                new RuleSettings(false, true, "last", "why", RuleSettings.DEFAULT.ipVersion())));

        assertThat(lastRule().action()).isEqualTo(RuleAction.DROP);
        assertThat(lastRule().settings().logged()).isTrue();
        assertThat(lastRule().system().systemOwned()).isTrue();
        assertThat(lastRule().system().revision()).isEqualTo(1);
        assertThat(lastRule().ruleId()).isEqualTo(2);
    }

    @Test
    void nothingElseOfADefaultRuleCanBeChanged() {
        Match incoming = new Match(List.of(), List.of(), List.of(), List.of(), List.of(), RuleDirection.IN);

        assertRefused(publisher.problemsOf(
                said(lastRule(), RuleAction.ALLOW, incoming, lastRule().settings())));
        assertRefused(publisher.problemsOf(List.of(new Edit.Delete(LAST_RULE, Expectation.NONE))));
        assertRefused(publisher.problemsOf(List.of(new Edit.Delete(SECTION, Expectation.NONE))));
        assertRefused(publisher.problemsOf(List.of(new Edit.Move(SECTION, new Placement.Top()))));
    }

    private static void assertRefused(List<Problem> problems) {
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SYSTEM_OWNED);
    }

    @Test
    void whatWasReadCanBeSentBack() {
        SecurityPolicy section =
                publisher.intent().find(SECTION, SecurityPolicy.class).orElseThrow();

        assertThat(publisher.publish(section, lastRule())).isEmpty();
    }

    @Test
    void aDefaultSectionNeverSpansACluster() {
        publisher.publish(cluster("alpha"));

        assertRefused(publisher.problemsOf(span(LAYER_3, "alpha")));
    }

    @Test
    void ownRulesOfADefaultSectionStandBeforeItsLastOne() {
        Match any = new Match(List.of(), List.of(), List.of(), List.of(), List.of(), RuleDirection.IN_OUT);
        publisher.publish(rule(LAYER_3, "a", 1, RuleAction.DROP, any), rule(LAYER_3, "b", 2, RuleAction.DROP, any));

        publisher.move(IntentPath.rule(SECTION, "a"), new Placement.Bottom());

        assertThat(publisher.intent().policy(SECTION).orElseThrow().rules())
                .extracting(rule -> rule.path().id())
                .startsWith("b", "a")
                .endsWith("default-layer3-rule");
    }
}
