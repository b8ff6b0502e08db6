package io.tierwall.model.intent;

import static io.tierwall.model.testing.Statements.any;
import static io.tierwall.model.testing.Statements.cluster;
import static io.tierwall.model.testing.Statements.locked;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.policyPath;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.testing.Publisher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LocksTest {

    private static final Author ANN = Author.of("ann");
    private static final Author BEN = Author.of("ben");
    private static final Author CHIEF = new Author("chief", true);

    private final Publisher publisher = new Publisher();

    @BeforeEach
    void annLocksAPolicy() {
        publisher.as(ANN).publish(cluster("alpha"), policy("web"), policy("db"), aRule(RuleAction.ALLOW));
        publisher.publish(locked(policy("web"), "change 4711"));
    }

    private static IntentObject aRule(RuleAction action) {
        return rule("web", "r", 1, action, any(RuleDirection.IN));
    }

    private LockChange lockChange() {
        return publisher
                .intent()
                .find(policyPath("web"), SecurityPolicy.class)
                .orElseThrow()
                .lockChange();
    }

    @Test
    void whoTurnedTheLockIsKeptWithTheTime() {
        assertThat(lockChange()).isEqualTo(new LockChange("ann", Instant.ofEpochSecond(2)));
    }

    @Test
    void nobodyElseChangesThePolicyOrWhatIsBelowIt() {
        publisher.as(BEN);
        IntentPath rule = IntentPath.rule(policyPath("web"), "r");

        assertLocked(publisher.problemsOf(policy("web")));
        assertLocked(publisher.problemsOf(aRule(RuleAction.DROP)));
        assertLocked(publisher.problemsOf(rule("web", "more", 2, RuleAction.DROP, any(RuleDirection.IN))));
        assertLocked(publisher.problemsOf(span("web", "alpha")));
        assertLocked(publisher.problemsOf(List.of(new Edit.Delete(rule, Expectation.NONE))));
        assertLocked(publisher.problemsOf(List.of(new Edit.Delete(policyPath("web"), Expectation.NONE))));
        assertLocked(publisher.problemsOf(List.of(new Edit.Move(policyPath("web"), new Placement.Top()))));
    }

    private static void assertLocked(List<Problem> problems) {
        assertThat(problems)
                .extracting(Problem::code, Problem::object, Problem::field)
                .containsExactly(tuple(ProblemCode.LOCKED, policyPath("web").value(), "locked"));
        assertThat(problems.getFirst().sentence()).contains("ann", "change 4711");
    }

    @Test
    void whoLockedItChangesItAndOpensItForAll() {
        publisher.publish(aRule(RuleAction.DROP));
        publisher.publish(policy("web"));

        assertThat(lockChange().time()).isEqualTo(Instant.ofEpochSecond(4));
        publisher.as(BEN).publish(aRule(RuleAction.REJECT));
        assertThat(lockChange().user()).isEqualTo("ann");
    }

    @Test
    void whoOverridesLocksChangesItAndItStaysLocked() {
        publisher.as(CHIEF).publish(aRule(RuleAction.DROP));

        assertLocked(publisher.as(BEN).problemsOf(aRule(RuleAction.ALLOW)));
    }

    @Test
    void sayingAgainWhatItSaysIsNoChange() {
        assertThat(publisher.as(BEN).publish(locked(policy("web"), "change 4711"), aRule(RuleAction.ALLOW)))
                .isEmpty();
    }

    @Test
    void aLockedPolicyMakesRoomForItsNeighbours() {
        publisher.as(BEN).move(policyPath("db"), new Placement.After(policyPath("web")));

        assertThat(publisher.intent().policies())
                .extracting(tree -> tree.policy().path().id())
                .containsExactly("web", "db");
    }
}
