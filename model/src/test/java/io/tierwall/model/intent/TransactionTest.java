package io.tierwall.model.intent;

import static io.tierwall.model.testing.Statements.any;
import static io.tierwall.model.testing.Statements.cluster;
import static io.tierwall.model.testing.Statements.group;
import static io.tierwall.model.testing.Statements.groupPath;
import static io.tierwall.model.testing.Statements.namespace;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.policyPath;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TransactionTest {

    private final Publisher publisher = new Publisher();

    @Test
    void whatIsNewCountsFromRevisionZeroAndKeepsWhoAndWhen() {
        publisher.publish(group("web", namespace("shop")));
        IntentObject web = publisher.intent().object(groupPath("web")).orElseThrow();
        assertThat(web.system().revision()).isZero();
        assertThat(web.system().createUser()).isEqualTo("admin");
        assertThat(publisher.intent().revision()).isEqualTo(1);
    }

    @Test
    void sayingTheSameAgainMakesNoRevision() {
        publisher.publish(GuideExamples.example2());
        Intent before = publisher.intent();
        assertThat(publisher.publish(GuideExamples.example2())).isEmpty();
        assertThat(publisher.intent()).isSameAs(before);
    }

    @Test
    void aChangeCountsTheRevisionAndKeepsTheIdentity() {
        publisher.publish(group("web", namespace("shop")));
        IntentObject first = publisher.intent().object(groupPath("web")).orElseThrow();
        publisher.publish(group("web", namespace("store")));
        IntentObject second = publisher.intent().object(groupPath("web")).orElseThrow();
        assertThat(second.system().revision()).isEqualTo(1);
        assertThat(second.system().uniqueId()).isEqualTo(first.system().uniqueId());
        assertThat(second.system().createTime()).isEqualTo(first.system().createTime());
    }

    @Test
    void oneBadStatementRefusesAllOfThem() {
        List<Problem> problems =
                publisher.problemsOf(group("web", namespace("shop")), group("bad", namespace("no such name!")));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.NAME_IMPOSSIBLE);
        assertThat(publisher.intent().object(groupPath("web"))).isEmpty();
    }

    @Test
    void whatIsNamedMayComeLaterInTheSameTransaction() {
        publisher.publish(
                rule("p", "r", 1, RuleAction.ALLOW, any(RuleDirection.IN, groupPath("web"))),
                span("p", "alpha"),
                policy("p"),
                cluster("alpha"),
                group("web", namespace("shop")));
        assertThat(publisher.intent().policy(policyPath("p")).orElseThrow().rules())
                .hasSize(1);
    }

    @Test
    void aStaleRevisionIsRefused() {
        publisher.publish(group("web", namespace("shop")));
        publisher.publish(group("web", namespace("store")));
        List<Problem> problems = publisher.problemsOf(
                List.of(new Edit.Put(group("web", namespace("other")), new Expectation.Revision(0))));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.REVISION_STALE);
    }

    @Test
    void deletingAPolicyTakesItsRulesAndSpansAlong() {
        publisher.publish(GuideExamples.example2());
        publisher.delete(policyPath("allow-from-b"));
        assertThat(publisher.intent().policies()).isEmpty();
        assertThat(publisher.intent().object(IntentPath.rule(policyPath("allow-from-b"), "drop")))
                .isEmpty();
    }

    @Test
    void whatIsReferencedCannotBeDeleted() {
        publisher.publish(GuideExamples.example2());
        List<Problem> problems =
                publisher.problemsOf(List.of(new Edit.Delete(groupPath("namespace-a"), Expectation.PRESENT)));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.IN_USE);
        assertThat(problems.getFirst().sentence()).contains("allow-from-b/rules/allow", "allow-from-b/rules/drop");
    }

    @Test
    void whatTierwallBringsAlongCannotBeChanged() {
        List<Problem> problems =
                publisher.problemsOf(List.of(new Edit.Delete(IntentPath.service("HTTPS"), Expectation.PRESENT)));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SYSTEM_OWNED);
    }

    @Test
    void aRuleKeepsItsNumberAndNumbersAreNeverUsedAgain() {
        publisher.publish(policy("p"), rule("p", "r1", 1, RuleAction.ALLOW, any(RuleDirection.IN)));
        publisher.publish(rule("p", "r1", 1, RuleAction.DROP, any(RuleDirection.IN)));
        assertThat(rules("p")).extracting(Rule::ruleId).containsExactly(1_000);
        publisher.delete(IntentPath.rule(policyPath("p"), "r1"));
        publisher.publish(rule("p", "r1", 1, RuleAction.ALLOW, any(RuleDirection.IN)));
        assertThat(rules("p")).extracting(Rule::ruleId).containsExactly(1_001);
    }

    @Test
    void policiesStandByCategoryThenByNumberAndNewOnesBehindEqualNumbers() {
        publisher.publish(policy("app-1"), policy("app-2"));
        publisher.publish(policy("env", Category.ENVIRONMENT, 900), policy("app-0", Category.APPLICATION, 0));
        publisher.publish(policy("emergency", Category.EMERGENCY, 5), policy("app-3", Category.APPLICATION, 1));
        assertThat(order()).containsExactly("emergency", "env", "app-1", "app-2", "app-0", "app-3");
    }

    @Test
    void insertingBetweenTwoPoliciesMovesNeither() {
        publisher.publish(policy("p1", Category.APPLICATION, 10), policy("p2", Category.APPLICATION, 20));
        OrderLabel first = label("p1");
        OrderLabel second = label("p2");
        List<Change> changes = publisher.publish(policy("between", Category.APPLICATION, 15));
        assertThat(changes).hasSize(1);
        assertThat(label("p1")).isEqualTo(first);
        assertThat(label("p2")).isEqualTo(second);
        assertThat(label("between")).isBetween(first, second);
    }

    @Test
    void aPolicyWithAnotherNumberMovesAloneAndOnlyIfItHasTo() {
        publisher.publish(
                policy("p1", Category.APPLICATION, 10),
                policy("p2", Category.APPLICATION, 20),
                policy("p3", Category.APPLICATION, 30));
        OrderLabel second = label("p2");
        publisher.publish(policy("p2", Category.APPLICATION, 25));
        assertThat(label("p2")).isEqualTo(second);
        publisher.publish(policy("p1", Category.APPLICATION, 28));
        assertThat(order()).containsExactly("p2", "p1", "p3");
        assertThat(label("p2")).isEqualTo(second);
    }

    @Test
    void movingToTheTopGoesBeforeTheFirst() {
        publisher.publish(policy("p1"), policy("p2"), policy("p3"));
        publisher.move(policyPath("p3"), new Placement.Top());
        assertThat(order()).containsExactly("p3", "p1", "p2");
        publisher.move(policyPath("p3"), new Placement.After(policyPath("p1")));
        assertThat(order()).containsExactly("p1", "p3", "p2");
        publisher.move(policyPath("p1"), new Placement.Bottom());
        assertThat(order()).containsExactly("p3", "p2", "p1");
        publisher.move(policyPath("p1"), new Placement.Before(policyPath("p2")));
        assertThat(order()).containsExactly("p3", "p1", "p2");
    }

    @Test
    void movingToWhereItStandsChangesNothing() {
        publisher.publish(policy("p1"), policy("p2"));
        assertThat(publisher.move(policyPath("p2"), new Placement.Bottom())).isEmpty();
    }

    @Test
    void whoOnlyMakesRoomKeepsItsPlaceInEveryCluster() {
        publisher.publish(policy("p1"), policy("p2"), policy("p3"));
        OrderLabel first = label("p1");
        OrderLabel second = label("p2");
        publisher.move(policyPath("p3"), new Placement.Top());
        assertThat(label("p1")).isEqualTo(first);
        assertThat(label("p2")).isEqualTo(second);
    }

    @Test
    void rulesMoveWithinTheirPolicy() {
        publisher.publish(
                policy("p"),
                rule("p", "r1", 10, RuleAction.ALLOW, any(RuleDirection.IN)),
                rule("p", "r2", 20, RuleAction.DROP, any(RuleDirection.IN)));
        publisher.move(IntentPath.rule(policyPath("p"), "r2"), new Placement.Top());
        assertThat(rules("p")).extracting(rule -> rule.path().id()).containsExactly("r2", "r1");
    }

    @Test
    void anAnchorElsewhereIsRefused() {
        publisher.publish(policy("p1"), policy("p2", Category.EMERGENCY, 0));
        List<Problem> problems =
                publisher.problemsOf(List.of(new Edit.Move(policyPath("p1"), new Placement.Before(policyPath("p2")))));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.ANCHOR_INVALID);
    }

    private List<String> order() {
        return publisher.intent().policies().stream()
                .map(tree -> tree.policy().path().id())
                .toList();
    }

    private OrderLabel label(String policy) {
        return publisher
                .intent()
                .find(policyPath(policy), SecurityPolicy.class)
                .orElseThrow()
                .order();
    }

    private List<Rule> rules(String policy) {
        return publisher.intent().policy(policyPath(policy)).orElseThrow().rules();
    }
}
