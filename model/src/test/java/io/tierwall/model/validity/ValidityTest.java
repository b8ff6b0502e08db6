package io.tierwall.model.validity;

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
import static io.tierwall.model.testing.Statements.namespace;
import static io.tierwall.model.testing.Statements.podTag;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.policyPath;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.service;
import static io.tierwall.model.testing.Statements.serviceName;
import static io.tierwall.model.testing.Statements.span;
import static io.tierwall.model.testing.Statements.tcp;
import static io.tierwall.model.testing.Statements.withServices;
import static io.tierwall.model.testing.Statements.withSettings;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.Rule;
import io.tierwall.model.SystemFields;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.ConditionOperator;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.group.MemberType;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.IpVersion;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.policy.RuleSettings;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to be wrong is refused under its code and points at the field. */
final class ValidityTest {

    private static final IntentPath PODS = groupPath("pods");
    private static final IntentPath OTHERS = groupPath("others");
    private static final IntentPath ADDRESSES = groupPath("addresses");
    private static final IntentPath GENERIC = groupPath("generic");

    private final Publisher publisher = new Publisher();

    @BeforeEach
    void aCatalogueToChooseFrom() {
        publisher.publish(
                cluster("alpha"),
                cluster("beta"),
                group("pods", namespace("a")),
                group("others", podTag("app|web")),
                group("addresses", addresses("192.168.100.0/24")),
                group("generic", GroupType.GENERIC, new Expression.PathExpression(List.of(PODS))),
                service("source-ports", sourcePorts()),
                service("nest", new ServiceEntry.Nested("n", Naming.of("n"), IntentPath.service("ICMPv4-ALL"))),
                policy("p"),
                span("p", "alpha"));
    }

    static Stream<Arguments> wrongStatements() {
        return Stream.of(
                wrong(ProblemCode.CATEGORY_UNSUPPORTED, "category", policy("e", Category.ETHERNET, 0)),
                wrong(ProblemCode.IMMUTABLE, "category", policy("p", Category.EMERGENCY, 0)),
                wrong(ProblemCode.VALUE_OUT_OF_RANGE, "sequence_number", policy("x", Category.EMERGENCY, 1_000_000)),
                wrong(ProblemCode.SCOPE_HAS_ADDRESSES, "scope[0]", policy("x", Category.EMERGENCY, 0, ADDRESSES)),
                wrong(ProblemCode.PATH_UNKNOWN, "scope[0]", policy("x", Category.EMERGENCY, 0, groupPath("none"))),
                wrong(
                        ProblemCode.SOURCES_AND_DESTINATIONS,
                        "destination_groups",
                        ruleWith(new Match(
                                List.of(PODS),
                                List.of(OTHERS),
                                List.of(),
                                List.of(),
                                List.of(),
                                RuleDirection.IN_OUT))),
                wrong(
                        ProblemCode.DIRECTION_CONTRADICTS,
                        "direction",
                        ruleWith(new Match(
                                List.of(PODS), List.of(), List.of(), List.of(), List.of(), RuleDirection.OUT))),
                wrong(
                        ProblemCode.DIRECTION_CONTRADICTS,
                        "direction",
                        ruleWith(new Match(
                                List.of(), List.of(PODS), List.of(), List.of(), List.of(), RuleDirection.IN))),
                wrong(ProblemCode.SCOPE_HAS_ADDRESSES, "scope[0]", ruleWith(any(RuleDirection.IN, ADDRESSES))),
                wrong(ProblemCode.GROUP_NOT_ANTREA, "scope[0]", ruleWith(any(RuleDirection.IN, GENERIC))),
                wrong(ProblemCode.GROUP_NOT_ANTREA, "source_groups[1]", ruleWith(arrivingFrom(List.of(PODS, GENERIC)))),
                wrong(ProblemCode.PATH_UNKNOWN, "source_groups[0]", ruleWith(arrivingFrom(List.of(groupPath("none"))))),
                wrong(ProblemCode.DUPLICATE, "source_groups[1]", ruleWith(arrivingFrom(List.of(PODS, PODS)))),
                wrong(ProblemCode.PATH_UNKNOWN, "services[0]", ruleWithService("none")),
                wrong(ProblemCode.SERVICE_UNSUPPORTED, "services[0]", ruleWithService("ICMP_Echo_Request")),
                wrong(ProblemCode.SERVICE_UNSUPPORTED, "services[0]", ruleWithService("FTP")),
                wrong(ProblemCode.SERVICE_UNSUPPORTED, "services[0]", ruleWithService("nest")),
                wrong(ProblemCode.SOURCE_PORTS_UNSUPPORTED, "services[0]", ruleWithService("source-ports")),
                wrong(
                        ProblemCode.SOURCE_PORTS_UNSUPPORTED,
                        "service_entries[0]",
                        ruleWith(new Match(
                                List.of(), List.of(), List.of(), List.of(sourcePorts()), List.of(), RuleDirection.IN))),
                wrong(
                        ProblemCode.LOG_LABEL_INVALID,
                        "tag",
                        withSettings(
                                ruleWith(any(RuleDirection.IN)),
                                new RuleSettings(false, true, "not a label", "", IpVersion.IPV4_IPV6))),
                wrong(ProblemCode.PARENT_MISSING, "", rule("none", "r", 1, RuleAction.DROP, any(RuleDirection.IN))),
                wrong(ProblemCode.PARENT_MISSING, "", span("none", "alpha")),
                wrong(ProblemCode.PATH_UNKNOWN, "container_cluster_path", span("p", "gamma")),
                wrong(
                        ProblemCode.SPAN_DUPLICATE,
                        "container_cluster_path",
                        new ContainerClusterSpan(
                                IntentPath.span(policyPath("p"), "again"),
                                Naming.of("again"),
                                SystemFields.UNSTAMPED,
                                IntentPath.cluster("alpha"))),
                wrong(
                        ProblemCode.IMMUTABLE,
                        "container_cluster_path",
                        new ContainerClusterSpan(
                                IntentPath.span(policyPath("p"), "alpha"),
                                Naming.of("alpha"),
                                SystemFields.UNSTAMPED,
                                IntentPath.cluster("beta"))),
                wrong(ProblemCode.IMMUTABLE, "group_type", group("pods", GroupType.GENERIC)),
                wrong(
                        ProblemCode.MEMBER_UNSUPPORTED,
                        "expression[0].member_type",
                        group("g", condition(MemberType.Segment, ConditionKey.Name, ConditionOperator.EQUALS, "x"))),
                wrong(
                        ProblemCode.MEMBER_UNSUPPORTED,
                        "expression[0].key",
                        group("g", condition(MemberType.Pod, ConditionKey.Name, ConditionOperator.EQUALS, "x"))),
                wrong(
                        ProblemCode.OPERATOR_UNSUPPORTED,
                        "expression[0].operator",
                        group("g", condition(MemberType.Pod, ConditionKey.Tag, ConditionOperator.CONTAINS, "a|b"))),
                wrong(
                        ProblemCode.OPERATOR_UNSUPPORTED,
                        "expression[0].operator",
                        group(
                                "g",
                                condition(MemberType.Namespace, ConditionKey.Name, ConditionOperator.NOTEQUALS, "a"))),
                wrong(ProblemCode.TAG_NOT_A_LABEL, "expression[0].value", group("g", podTag("no-scope"))),
                wrong(ProblemCode.TAG_NOT_A_LABEL, "expression[0].value", group("g", podTag("app|not a label"))),
                wrong(ProblemCode.SERVICE_NEEDS_NAMESPACE, "expression[0]", group("g", serviceName("cache"))),
                wrong(
                        ProblemCode.SERVICE_NEEDS_NAMESPACE,
                        "expression[0]",
                        group("g", all(serviceName("cache"), AND, podTag("app|web")))),
                wrong(
                        ProblemCode.CONJUNCTION_UNSUPPORTED,
                        "expression[1]",
                        group("g", namespace("a"), AND, podTag("app|web"))),
                wrong(ProblemCode.EXPRESSION_SHAPE, "expression", group("g", namespace("a"), podTag("app|web"))),
                wrong(ProblemCode.EXPRESSION_SHAPE, "expression", group("g", namespace("a"), OR)),
                wrong(
                        ProblemCode.EXPRESSION_SHAPE,
                        "expression[0].expressions",
                        group("g", all(namespace("a"), OR, podTag("app|web")))),
                wrong(
                        ProblemCode.EXPRESSION_UNSUPPORTED,
                        "expression[0]",
                        group("g", new Expression.PathExpression(List.of(PODS)))),
                wrong(
                        ProblemCode.ADDRESS_INVALID,
                        "expression[0].ip_addresses[1]",
                        group("g", addresses("10.0.0.1", "web.example"))),
                wrong(
                        ProblemCode.LIMIT_EXCEEDED,
                        "expression",
                        group(
                                "g",
                                namespace("a"),
                                OR,
                                namespace("b"),
                                OR,
                                namespace("c"),
                                OR,
                                namespace("d"),
                                OR,
                                namespace("e"),
                                OR,
                                namespace("f"))),
                wrong(
                        ProblemCode.LIMIT_EXCEEDED,
                        "service_entries[0].destination_ports",
                        service(
                                "s",
                                tcp(
                                        "t",
                                        IntStream.range(0, 8)
                                                .mapToObj(i -> new PortRange(10 * i, 10 * i + 1))
                                                .toArray(PortRange[]::new)))),
                wrong(
                        ProblemCode.SERVICE_CYCLE,
                        "service_entries[0].nested_service_path",
                        service("s", new ServiceEntry.Nested("n", Naming.of("n"), IntentPath.service("s")))),
                wrong(
                        ProblemCode.DUPLICATE,
                        "service_entries[1].id",
                        service("s", tcp("t", new PortRange(1, 1)), tcp("t", new PortRange(2, 2)))));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("wrongStatements")
    void aWrongStatementIsRefusedUnderItsCodeAndField(ProblemCode code, String field, IntentObject statement) {
        List<Problem> problems = publisher.problemsOf(statement);
        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.getFirst().field()).isEqualTo(field);
        assertThat(problems.getFirst().object()).isEqualTo(statement.path().value());
        assertThat(problems.getFirst().sentence()).endsWith(".");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        List<Problem> problems = publisher.problemsOf(
                group("g", podTag("no-scope")), ruleWith(any(RuleDirection.IN, ADDRESSES)), ruleWithService("FTP"));
        assertThat(problems)
                .extracting(Problem::code)
                .contains(ProblemCode.TAG_NOT_A_LABEL, ProblemCode.SERVICE_UNSUPPORTED);
    }

    @Test
    void aGroupInAppliedToCannotGainAddresses() {
        publisher.publish(ruleWith(any(RuleDirection.IN, PODS)));
        List<Problem> problems = publisher.problemsOf(group("pods", namespace("a"), OR, addresses("10.0.0.0/8")));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SCOPE_HAS_ADDRESSES);
    }

    @Test
    void aServiceInUseCannotGainWhatNoClusterEnforces() {
        publisher.publish(service("mine", tcp("t", new PortRange(80, 80))));
        publisher.publish(ruleWithService("mine"));
        List<Problem> problems = publisher.problemsOf(service("mine", new ServiceEntry.Igmp("i", Naming.of("i"))));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SERVICE_UNSUPPORTED);
    }

    @Test
    void aServiceNameWithItsNamespaceIsFine() {
        assertThat(publisher.problemsOf(group("g", all(serviceName("cache"), AND, namespace("production")))))
                .isEmpty();
    }

    private static Arguments wrong(ProblemCode code, String field, IntentObject statement) {
        return Arguments.of(code, field, statement);
    }

    private static Rule ruleWith(Match match) {
        return rule("p", "r", 1, RuleAction.DROP, match);
    }

    private static Rule ruleWithService(String service) {
        return ruleWith(withServices(any(RuleDirection.IN), IntentPath.service(service)));
    }

    private static ServiceEntry sourcePorts() {
        return new ServiceEntry.L4PortSet(
                "s",
                Naming.of("s"),
                ServiceEntry.L4Protocol.TCP,
                List.of(new PortRange(80, 80)),
                List.of(new PortRange(1024, 2048)));
    }
}
