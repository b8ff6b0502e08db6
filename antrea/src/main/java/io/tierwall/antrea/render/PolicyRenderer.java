package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A policy as a ClusterNetworkPolicy. Sources make an ingress rule, destinations an egress rule, neither both unless
 * the direction says one. A rule is named by its number, so that statistics and logs survive edits and moves.
 */
final class PolicyRenderer {

    private final ServicePorts servicePorts;

    PolicyRenderer(ServicePorts servicePorts) {
        this.servicePorts = servicePorts;
    }

    ClusterNetworkPolicy render(PolicyTree tree) {
        List<PolicyRule> ingress = new ArrayList<>();
        List<PolicyRule> egress = new ArrayList<>();
        for (Rule rule : tree.rules()) {
            if (rule.settings().disabled()) {
                continue;
            }
            int number = rule.ruleId();
            boolean split = rule.match().ingress() && rule.match().egress();
            List<Peer> appliedTo = appliedTo(tree.policy(), rule.match().scope());
            if (rule.match().ingress()) {
                String name = split ? RuleNames.ingressHalf(number) : RuleNames.whole(number);
                ingress.add(half(rule, name, appliedTo, true));
            }
            if (rule.match().egress()) {
                String name = split ? RuleNames.egressHalf(number) : RuleNames.whole(number);
                egress.add(half(rule, name, appliedTo, false));
            }
        }
        return policy(tree.policy(), ingress, egress);
    }

    private static ClusterNetworkPolicy policy(
            SecurityPolicy policy, List<PolicyRule> ingress, List<PolicyRule> egress) {
        // Antrea wants to know somewhere whom a policy is applied to; without rules only the policy can say it.
        List<Peer> appliedTo = ingress.isEmpty() && egress.isEmpty() ? appliedTo(policy, List.of()) : List.of();
        return new ClusterNetworkPolicy(
                Ownership.metadata(
                        ObjectNames.of(policy.path()),
                        Map.of(
                                Ownership.PATH, policy.path().value(),
                                Ownership.DISPLAY_NAME, policy.naming().displayName())),
                new ClusterNetworkPolicy.Spec(
                        Tiers.name(policy.category()), policy.order().value(), appliedTo, ingress, egress));
    }

    private PolicyRule half(Rule rule, String name, List<Peer> appliedTo, boolean ingress) {
        RuleSettings settings = rule.settings();
        return new PolicyRule(
                name,
                action(rule.action()),
                appliedTo,
                ingress ? peers(rule.match().sources()) : List.of(),
                ingress ? List.of() : peers(rule.match().destinations()),
                ports(rule),
                settings.logged(),
                settings.logged() && !settings.logLabel().isEmpty() ? settings.logLabel() : null);
    }

    /** The policy's groups take precedence over the rule's; where neither names any, every pod filters. */
    private static List<Peer> appliedTo(SecurityPolicy policy, List<IntentPath> ruleScope) {
        List<IntentPath> scope = policy.scope().isEmpty() ? ruleScope : policy.scope();
        return scope.isEmpty() ? List.of(Peer.everyPod()) : peers(scope);
    }

    private static List<Peer> peers(List<IntentPath> groups) {
        return groups.stream().map(ObjectNames::of).map(Peer::group).toList();
    }

    private List<Port> ports(Rule rule) {
        return servicePorts.of(rule.match());
    }

    private static Action action(RuleAction action) {
        return switch (action) {
            case ALLOW -> Action.Allow;
            case DROP -> Action.Drop;
            case REJECT -> Action.Reject;
        };
    }
}
