package io.tierwall.model.testing;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.SystemFields;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.ConditionOperator;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.group.MemberType;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.PolicySettings;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.policy.RuleSettings;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import java.util.List;

/** Short ways to say things. */
public final class Statements {

    private Statements() {}

    public static IntentPath groupPath(String id) {
        return IntentPath.group(IntentPath.DEFAULT_DOMAIN, id);
    }

    public static IntentPath policyPath(String id) {
        return IntentPath.securityPolicy(IntentPath.DEFAULT_DOMAIN, id);
    }

    public static ClusterControlPlane cluster(String id) {
        return new ClusterControlPlane(
                IntentPath.cluster(id),
                Naming.of(id),
                SystemFields.UNSTAMPED,
                SystemFields.builtIn(id).uniqueId());
    }

    public static Group group(String id, Expression... expression) {
        return group(id, GroupType.ANTREA, expression);
    }

    public static Group group(String id, GroupType type, Expression... expression) {
        return new Group(groupPath(id), Naming.of(id), SystemFields.UNSTAMPED, type, List.of(expression));
    }

    public static Condition namespace(String name) {
        return condition(MemberType.Namespace, ConditionKey.Name, ConditionOperator.EQUALS, name);
    }

    public static Condition namespaceTag(String value) {
        return condition(MemberType.Namespace, ConditionKey.Tag, ConditionOperator.EQUALS, value);
    }

    public static Condition podTag(String value) {
        return condition(MemberType.Pod, ConditionKey.Tag, ConditionOperator.EQUALS, value);
    }

    public static Condition podTagNot(String value) {
        return condition(MemberType.Pod, ConditionKey.Tag, ConditionOperator.NOTEQUALS, value);
    }

    public static Condition serviceName(String name) {
        return condition(MemberType.Service, ConditionKey.Name, ConditionOperator.EQUALS, name);
    }

    public static Condition condition(MemberType type, ConditionKey key, ConditionOperator operator, String value) {
        return new Condition(type, key, operator, value, ConditionOperator.EQUALS);
    }

    public static Expression addresses(String... addresses) {
        return new Expression.IpAddressExpression(List.of(addresses));
    }

    public static Expression all(Expression... conditionsAndConjunctions) {
        return new Expression.NestedExpression(List.of(conditionsAndConjunctions));
    }

    public static Service service(String id, ServiceEntry... entries) {
        return new Service(IntentPath.service(id), Naming.of(id), SystemFields.UNSTAMPED, List.of(entries));
    }

    public static ServiceEntry tcp(String id, PortRange... ports) {
        return new ServiceEntry.L4PortSet(id, Naming.of(id), ServiceEntry.L4Protocol.TCP, List.of(ports), List.of());
    }

    /** The same policy, locked. */
    public static SecurityPolicy locked(SecurityPolicy policy, String comment) {
        PolicySettings settings = policy.settings();
        return new SecurityPolicy(
                policy.path(),
                policy.naming(),
                policy.system(),
                policy.category(),
                policy.sequenceNumber(),
                policy.order(),
                policy.scope(),
                new PolicySettings(settings.stateful(), settings.tcpStrict(), true, comment),
                policy.lockChange());
    }

    public static SecurityPolicy policy(String id, Category category, int sequenceNumber, IntentPath... scope) {
        return new SecurityPolicy(
                policyPath(id),
                Naming.of(id),
                SystemFields.UNSTAMPED,
                category,
                sequenceNumber,
                OrderLabel.UNASSIGNED,
                List.of(scope),
                PolicySettings.DEFAULT,
                LockChange.NONE);
    }

    public static SecurityPolicy policy(String id) {
        return policy(id, Category.APPLICATION, 0);
    }

    public static ContainerClusterSpan span(String policy, String cluster) {
        return new ContainerClusterSpan(
                IntentPath.span(policyPath(policy), cluster),
                Naming.of(cluster),
                SystemFields.UNSTAMPED,
                IntentPath.cluster(cluster));
    }

    public static Rule rule(String policy, String id, int sequenceNumber, RuleAction action, Match match) {
        return new Rule(
                IntentPath.rule(policyPath(policy), id),
                Naming.of(id),
                SystemFields.UNSTAMPED,
                0,
                sequenceNumber,
                action,
                match,
                RuleSettings.DEFAULT);
    }

    public static Rule withSettings(Rule rule, RuleSettings settings) {
        return new Rule(
                rule.path(),
                rule.naming(),
                rule.system(),
                rule.ruleId(),
                rule.sequenceNumber(),
                rule.action(),
                rule.match(),
                settings);
    }

    public static Match any(RuleDirection direction, IntentPath... scope) {
        return new Match(List.of(), List.of(), List.of(), List.of(), List.of(scope), direction);
    }

    public static Match arrivingFrom(List<IntentPath> sources, IntentPath... scope) {
        return new Match(sources, List.of(), List.of(), List.of(), List.of(scope), RuleDirection.IN);
    }

    public static Match leavingTo(List<IntentPath> destinations, IntentPath... scope) {
        return new Match(List.of(), destinations, List.of(), List.of(), List.of(scope), RuleDirection.OUT);
    }

    public static Match withServices(Match match, IntentPath... services) {
        return new Match(
                match.sources(),
                match.destinations(),
                List.of(services),
                match.serviceEntries(),
                match.scope(),
                match.direction());
    }
}
