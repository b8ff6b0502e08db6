package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of one of Antrea's policies, over addresses. */
final class AntreaRules {

    private final Inquiry members;
    private final AntreaPolicy policy;
    private final Stage stage;
    private final int tier;
    private final Set<String> span = new TreeSet<>();

    AntreaRules(Inquiry members, AntreaPolicy policy, Stage stage, int tier) {
        this.members = members;
        this.policy = policy;
        this.stage = stage;
        this.tier = tier;
        span.addAll(selected(policy.spec().appliedTo()).nodes());
    }

    /** The nodes of the pods that the rules so far protect. */
    Set<String> span() {
        return span;
    }

    /** What a rule of the policy comes to: several resolved rules, or none, all of which stand at its place. */
    List<ResolvedRule> resolve(PolicyRule rule, Direction direction, int index) {
        Members appliedTo = selected(rule.appliedTo().isEmpty() ? policy.spec().appliedTo() : rule.appliedTo());
        span.addAll(appliedTo.nodes());
        RuleExpansion expansion = new RuleExpansion(
                policy.source(rule.name() == null ? "" : rule.name()),
                stage,
                direction,
                verdict(rule.action()),
                RuleTraffic.of(rule),
                log(rule, index));
        if (!rule.toServices().isEmpty()) {
            return expansion.between(appliedTo, FarEnd.behind(services(rule)));
        }
        List<Peer> peers = direction == Direction.INGRESS ? rule.from() : rule.to();
        if (peers.isEmpty()) {
            return expansion.between(appliedTo, members.anything(expansion.traffic()));
        }
        return toPeers(expansion, appliedTo, peers);
    }

    private LogSetting log(PolicyRule rule, int index) {
        return rule.enableLogging()
                ? new LogSetting(
                        true,
                        rule.logLabel() == null ? "" : rule.logLabel(),
                        FlowPriorities.of(stage, tier, policy.spec().priority(), index))
                : LogSetting.OFF;
    }

    /** A policy of a namespace protects pods of its own only. */
    private Members selected(List<Peer> appliedTo) {
        Members named = members.peers(appliedTo, policy.scope());
        return policy.scope().isCluster() ? named : named.in(policy.scope().namespace());
    }

    private Set<ServiceName> services(PolicyRule rule) {
        return rule.toServices().stream()
                .map(service -> new ServiceName(
                        service.namespace() == null ? policy.scope().namespace() : service.namespace(), service.name()))
                .collect(Collectors.toSet());
    }

    /** Peers that relate to the protected pod's namespace make a rule for each namespace. */
    private List<ResolvedRule> toPeers(RuleExpansion expansion, Members appliedTo, List<Peer> peers) {
        List<Peer> absolute =
                peers.stream().filter(peer -> peer.namespaces() == null).toList();
        List<ResolvedRule> rules = new ArrayList<>();
        if (!absolute.isEmpty()) {
            rules.addAll(expansion.between(appliedTo, FarEnd.of(members.peers(absolute, policy.scope()))));
        }
        if (absolute.size() < peers.size()) {
            Set<String> namespaces =
                    appliedTo.pods().stream().map(Pod::namespace).collect(Collectors.toCollection(TreeSet::new));
            for (String namespace : namespaces) {
                rules.addAll(expansion.between(appliedTo.in(namespace), FarEnd.of(related(peers, namespace))));
            }
        }
        return rules;
    }

    private Members related(List<Peer> peers, String namespace) {
        Members related = Members.NONE;
        for (Peer peer : peers) {
            if (peer.namespaces() != null) {
                related = related.with(members.ask(new Question.Related(peer, peer.namespaces(), namespace)));
            }
        }
        return related;
    }

    private static Verdict verdict(PolicyRule.@Nullable Action action) {
        return switch (action) {
            case null -> throw new IllegalArgumentException("a rule lacks its action");
            case Allow -> Verdict.ALLOW;
            case Drop -> Verdict.DROP;
            case Reject -> Verdict.REJECT;
            case Pass -> Verdict.PASS;
        };
    }
}
