package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of one of Kubernetes' NetworkPolicies: what it allows, and whom it isolates. */
final class KubernetesRules {

    private final Inquiry members;
    private final NetworkPolicy policy;
    private final NetworkPolicySpec spec;
    private final PolicyScope scope;
    private final Members selected;

    KubernetesRules(Inquiry members, NetworkPolicy policy) {
        this.members = members;
        this.policy = policy;
        this.spec = policy.getSpec() == null ? new NetworkPolicySpec() : policy.getSpec();
        this.scope = new PolicyScope(policy.getMetadata().getNamespace());
        Members own = spec.getPodSelector() == null
                ? members.ask(new Question.EveryPod())
                : members.ask(new Question.Selected(null, spec.getPodSelector(), scope));
        this.selected = own.in(scope.namespace());
    }

    /** The nodes of the pods that the policy selects. */
    Set<String> span() {
        return selected.nodes();
    }

    /** The pods that the policy isolates: all that it selects, if it is about this direction. */
    Members isolated(Direction direction) {
        return direction.isSubjectOf(spec) ? selected : Members.NONE;
    }

    private static <E> List<E> some(@Nullable List<E> list) {
        return list == null ? List.of() : list;
    }

    /** What the policy allows in a direction. */
    List<ResolvedRule> allowed(Direction direction) {
        List<ResolvedRule> rules = new ArrayList<>();
        if (!direction.isSubjectOf(spec)) {
            return rules;
        }
        switch (direction) {
            case INGRESS ->
                some(spec.getIngress())
                        .forEach(rule -> rules.addAll(allow(direction, rule.getFrom(), rule.getPorts())));
            case EGRESS ->
                some(spec.getEgress()).forEach(rule -> rules.addAll(allow(direction, rule.getTo(), rule.getPorts())));
        }
        return rules;
    }

    private List<ResolvedRule> allow(
            Direction direction, @Nullable List<NetworkPolicyPeer> peers, @Nullable List<NetworkPolicyPort> ports) {
        RuleExpansion expansion = new RuleExpansion(
                new RuleSource(
                        policy.getMetadata().getUid(),
                        policy.getMetadata().getName(),
                        "",
                        PolicyKind.KUBERNETES,
                        scope.namespace()),
                Stage.KUBERNETES,
                direction,
                Verdict.ALLOW,
                RuleTraffic.of(some(ports)),
                LogSetting.OFF);
        FarEnd far = some(peers).isEmpty()
                ? members.anything(expansion.traffic())
                : FarEnd.of(some(peers).stream().map(this::peer).reduce(Members.NONE, Members::with));
        return expansion.between(selected, far);
    }

    private Members peer(NetworkPolicyPeer peer) {
        return peer.getIpBlock() == null
                ? members.ask(new Question.Selected(peer.getNamespaceSelector(), peer.getPodSelector(), scope))
                : Members.of(
                        AddressBlocks.of(
                                peer.getIpBlock().getCidr(),
                                some(peer.getIpBlock().getExcept()))
                                .stream());
    }
}
