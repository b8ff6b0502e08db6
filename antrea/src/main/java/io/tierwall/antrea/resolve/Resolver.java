package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns policy objects and inventory into ordered rules over addresses. Order, per direction: tier priority, policy
 * priority, place in the policy. Policies of equal priority are not ordered by contract; here, as in an agent's flow
 * table, the first rules of all of them come before the second ones.
 */
public final class Resolver {

    /** Where Antrea evaluates policies whose tier is missing. */
    private static final int DEFAULT_TIER_PRIORITY = 250;

    private final MemberResolver members;
    private final Map<String, Integer> tierPriorities;
    private final Map<String, Set<String>> spans = new HashMap<>();
    private final List<Ranked> ranked = new ArrayList<>();

    private record Ranked(int tier, double priority, int index, ResolvedRule rule) {}

    private static final Comparator<Ranked> EVALUATION = Comparator.comparingInt(Ranked::tier)
            .thenComparingDouble(Ranked::priority)
            .thenComparingInt(Ranked::index)
            .thenComparing(ranked -> ranked.rule().source().policyUid());

    private Resolver(PolicyObjects objects, Inventory inventory) {
        this.members = new MemberResolver(objects.groups(), inventory);
        this.tierPriorities = objects.tiers().stream()
                .collect(Collectors.toMap(tier -> tier.getMetadata().getName(), Resolver::priority));
    }

    private static int priority(Tier tier) {
        return tier.getSpec().priority();
    }

    /** Resolves all policies of a cluster. */
    public static Resolution resolve(PolicyObjects objects, Inventory inventory) {
        Resolver resolver = new Resolver(objects, inventory);
        objects.policies().forEach(resolver::add);
        return new Resolution(
                new ResolvedRules(resolver.inOrder(Direction.EGRESS), resolver.inOrder(Direction.INGRESS)),
                resolver.spans);
    }

    private List<ResolvedRule> inOrder(Direction direction) {
        return ranked.stream()
                .filter(candidate -> candidate.rule().direction() == direction)
                .sorted(EVALUATION)
                .map(Ranked::rule)
                .toList();
    }

    private void add(ClusterNetworkPolicy policy) {
        ClusterNetworkPolicy.Spec spec = policy.getSpec();
        Set<String> span = new TreeSet<>(members.peers(spec.appliedTo()).nodes());
        addRules(policy, spec.ingress(), Direction.INGRESS, span);
        addRules(policy, spec.egress(), Direction.EGRESS, span);
        spans.put(policy.getMetadata().getUid(), span);
    }

    private void addRules(ClusterNetworkPolicy policy, List<PolicyRule> rules, Direction direction, Set<String> span) {
        int tier = tierPriorities.getOrDefault(policy.getSpec().tier(), DEFAULT_TIER_PRIORITY);
        for (int index = 0; index < rules.size(); index++) {
            PolicyRule rule = rules.get(index);
            List<Peer> appliedTo = rule.appliedTo().isEmpty() ? policy.getSpec().appliedTo() : rule.appliedTo();
            Members protectedPods = members.peers(appliedTo);
            span.addAll(protectedPods.nodes());
            ranked.add(new Ranked(
                    tier, policy.getSpec().priority(), index, resolved(policy, rule, direction, protectedPods)));
        }
    }

    private ResolvedRule resolved(
            ClusterNetworkPolicy policy, PolicyRule rule, Direction direction, Members protectedPods) {
        return new ResolvedRule(
                new RuleSource(
                        policy.getMetadata().getUid(), policy.getMetadata().getName(), rule.name()),
                direction,
                verdict(rule.action()),
                protectedPods.podAddresses(),
                peers(direction == Direction.INGRESS ? rule.from() : rule.to()),
                rule.ports().stream().map(Resolver::port).toList(),
                new LogSetting(rule.enableLogging(), rule.logLabel() == null ? "" : rule.logLabel()));
    }

    /** Named peers that come to nothing stay an empty list: they match nothing, and never anything. */
    private Peers peers(List<Peer> named) {
        if (named.isEmpty()) {
            return new Peers.Any();
        }
        Members resolved = members.peers(named);
        return new Peers.Addresses(resolved.podAddresses(), resolved.blocks());
    }

    private static PortMatch port(PolicyRule.Port port) {
        PortMatch.Protocol protocol = PortMatch.Protocol.valueOf(port.protocol());
        if (port.port() == null) {
            return PortMatch.all(protocol);
        }
        return new PortMatch(protocol, port.port(), port.endPort() == null ? port.port() : port.endPort());
    }

    private static Verdict verdict(PolicyRule.Action action) {
        return switch (action) {
            case Allow -> Verdict.ALLOW;
            case Drop -> Verdict.DROP;
            case Reject -> Verdict.REJECT;
            case Pass -> Verdict.PASS;
        };
    }
}
