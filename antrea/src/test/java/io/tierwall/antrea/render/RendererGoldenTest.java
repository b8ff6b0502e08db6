package io.tierwall.antrea.render;

import static io.tierwall.model.group.Expression.Conjunction.AND;
import static io.tierwall.model.group.Expression.Conjunction.OR;
import static io.tierwall.model.testing.Statements.addresses;
import static io.tierwall.model.testing.Statements.all;
import static io.tierwall.model.testing.Statements.any;
import static io.tierwall.model.testing.Statements.arrivingFrom;
import static io.tierwall.model.testing.Statements.cluster;
import static io.tierwall.model.testing.Statements.condition;
import static io.tierwall.model.testing.Statements.group;
import static io.tierwall.model.testing.Statements.groupPath;
import static io.tierwall.model.testing.Statements.leavingTo;
import static io.tierwall.model.testing.Statements.namespace;
import static io.tierwall.model.testing.Statements.namespaceTag;
import static io.tierwall.model.testing.Statements.podTag;
import static io.tierwall.model.testing.Statements.podTagNot;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.service;
import static io.tierwall.model.testing.Statements.serviceName;
import static io.tierwall.model.testing.Statements.span;
import static io.tierwall.model.testing.Statements.tcp;
import static io.tierwall.model.testing.Statements.withServices;
import static io.tierwall.model.testing.Statements.withSettings;

import io.tierwall.antrea.testing.Golden;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.ConditionOperator;
import io.tierwall.model.group.MemberType;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.IpVersion;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.policy.RuleSettings;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clusters are told, held as files that a person can read beside the guide. */
final class RendererGoldenTest {

    private final Publisher publisher = new Publisher();

    @ParameterizedTest
    @EnumSource(RuleAction.class)
    void example1FiltersFromNamespacesToAddresses(RuleAction action) {
        publisher.publish(GuideExamples.example1(action));
        check("example-1-" + action.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void example2FiltersWhatArrivesInNamespaceA() {
        publisher.publish(GuideExamples.example2());
        check("example-2");
    }

    @Test
    void example3FiltersWhatLeavesNamespaceB() {
        publisher.publish(GuideExamples.example3());
        check("example-3");
    }

    @Test
    void examples2And3TogetherShareTheirGroups() {
        publisher.publish(GuideExamples.example2());
        publisher.publish(GuideExamples.example3());
        check("examples-2-and-3");
    }

    @Test
    void eachCriterionIsAChildOfItsGroup() {
        publisher.publish(
                group(
                        "everything",
                        namespace("Shop"),
                        OR,
                        all(
                                namespaceTag("dis:k8s:example.com/stage|prod"),
                                AND,
                                podTag("app|web"),
                                AND,
                                podTagNot("old|yes")),
                        OR,
                        all(serviceName("Cache"), AND, namespace("production")),
                        OR,
                        addresses("192.168.100.0/24", "10.1.1.1-10.1.1.9", "192.168.200.7")),
                group("both", podTag("app|web"), AND, podTag("tier|front")),
                group(
                        "not-in-stage",
                        condition(MemberType.Namespace, ConditionKey.Tag, ConditionOperator.NOTEQUALS, "stage|prod")),
                group("nobody"),
                group("Named by People_1", podTag("app|web")),
                policy("p"));
        publishOnAlpha(
                rule("p", "r1", 1, RuleAction.ALLOW, arrivingFrom(List.of(groupPath("everything")))),
                rule("p", "r2", 2, RuleAction.ALLOW, arrivingFrom(List.of(groupPath("both"), groupPath("nobody")))),
                rule(
                        "p",
                        "r3",
                        3,
                        RuleAction.DROP,
                        leavingTo(List.of(groupPath("not-in-stage")), groupPath("Named by People_1"))));
        check("groups");
    }

    @Test
    void anyToAnyFiltersBothWaysUnderTwoNamesUnlessTheDirectionSaysOne() {
        publisher.publish(policy("p"));
        publishOnAlpha(
                rule("p", "both", 1, RuleAction.REJECT, any(RuleDirection.IN_OUT)),
                rule("p", "in", 2, RuleAction.ALLOW, any(RuleDirection.IN)),
                rule("p", "out", 3, RuleAction.DROP, any(RuleDirection.OUT)));
        check("any-to-any");
    }

    @Test
    void servicesBecomePortsEachOnce() {
        publisher.publish(
                service(
                        "web",
                        tcp("a", new PortRange(80, 80), new PortRange(8000, 8080)),
                        tcp("b", new PortRange(80, 80))),
                service("all-tcp", tcp("a")),
                policy("p"));
        Match match = any(RuleDirection.IN);
        publishOnAlpha(
                rule(
                        "p",
                        "r1",
                        1,
                        RuleAction.ALLOW,
                        withServices(match, IntentPath.service("web"), IntentPath.service("DNS-UDP"))),
                rule("p", "r2", 2, RuleAction.DROP, withServices(match, IntentPath.service("all-tcp"))));
        check("services");
    }

    @Test
    void theScopeOfThePolicyTakesPrecedenceOverThatOfTheRule() {
        publisher.publish(group("a", namespace("a")), group("b", namespace("b")));
        publisher.publish(policy("p", Category.INFRASTRUCTURE, 5, groupPath("a")));
        publishOnAlpha(rule("p", "r", 1, RuleAction.DROP, any(RuleDirection.IN, groupPath("b"))));
        check("policy-scope");
    }

    @Test
    void loggingIsToldAndCommentsAndDisabledRulesAreNot() {
        publisher.publish(policy("p", Category.EMERGENCY, 0));
        publishOnAlpha(
                withSettings(
                        rule("p", "logged", 1, RuleAction.DROP, any(RuleDirection.IN)),
                        new RuleSettings(false, true, "quarantine", "a comment", IpVersion.IPV4_IPV6)),
                withSettings(
                        rule("p", "disabled", 2, RuleAction.ALLOW, any(RuleDirection.IN)),
                        new RuleSettings(true, false, "", "", IpVersion.IPV4_IPV6)),
                withSettings(
                        rule("p", "silent", 3, RuleAction.ALLOW, any(RuleDirection.OUT)),
                        new RuleSettings(false, false, "unused-label", "", IpVersion.IPV4)));
        check("rule-settings");
    }

    @Test
    void aPolicyWithoutRulesIsStillThere() {
        publisher.publish(cluster("alpha"), policy("p", Category.ENVIRONMENT, 0), span("p", "alpha"));
        check("no-rules");
    }

    @Test
    void categoriesBecomeTiersInOrderOfPrecedence() {
        publisher.publish(
                cluster("alpha"),
                policy("app", Category.APPLICATION, 0),
                policy("emergency", Category.EMERGENCY, 0),
                policy("environment", Category.ENVIRONMENT, 0),
                policy("infrastructure", Category.INFRASTRUCTURE, 0),
                span("app", "alpha"),
                span("emergency", "alpha"),
                span("environment", "alpha"),
                span("infrastructure", "alpha"));
        check("categories");
    }

    @Test
    void aClusterThatNoPolicySpansHoldsNothing() {
        publisher.publish(GuideExamples.example2());
        Golden.check(
                "not-spanned",
                Renderer.render(publisher.intent(), IntentPath.cluster("beta")).objects());
    }

    private void publishOnAlpha(Rule... rules) {
        publisher.publish(cluster("alpha"), span("p", "alpha"));
        publisher.publish(rules);
    }

    private void check(String golden) {
        Golden.check(
                golden,
                Renderer.render(publisher.intent(), IntentPath.cluster("alpha")).objects());
    }
}
