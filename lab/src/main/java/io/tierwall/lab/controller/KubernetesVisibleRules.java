package io.tierwall.lab.controller;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.lab.controller.VisibleRule.Place;
import io.tierwall.lab.controller.VisibleRule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Antrea's evaluation sees of Kubernetes' policies: what they allow by selectors, and whom they isolate. */
final class KubernetesVisibleRules {

    private static final String ALLOW = "Allow";

    private final Map<String, VisibleRule> rules;
    private final List<NetworkPolicy> policies = new ArrayList<>();

    /** @param rules where they are remembered */
    KubernetesVisibleRules(Map<String, VisibleRule> rules) {
        this.rules = rules;
    }

    List<NetworkPolicy> policies() {
        return policies;
    }

    void add(NetworkPolicy policy) {
        NetworkPolicySpec spec = policy.getSpec();
        List<List<NetworkPolicyPeer>> ingress = some(spec.getIngress()).stream()
                .map(rule -> some(rule.getFrom()))
                .toList();
        List<List<NetworkPolicyPeer>> egress =
                some(spec.getEgress()).stream().map(rule -> some(rule.getTo())).toList();
        List<String> types = some(spec.getPolicyTypes());
        if (types.isEmpty() || types.contains("Ingress")) {
            add(policy, Direction.INGRESS, ingress);
        }
        if (types.isEmpty() ? !egress.isEmpty() : types.contains("Egress")) {
            add(policy, Direction.EGRESS, egress);
        }
    }

    private static <E> List<E> some(@Nullable List<E> list) {
        return list == null ? List.of() : list;
    }

    private void add(NetworkPolicy policy, Direction direction, List<List<NetworkPolicyPeer>> written) {
        for (int index = 0; index < written.size(); index++) {
            List<NetworkPolicyPeer> peers = written.get(index).stream()
                    .filter(peer -> peer.getIpBlock() == null)
                    .toList();
            if (!peers.isEmpty()) {
                add(policy, rule(policy, direction, index, ALLOW), peers);
            }
        }
        // Antrea gives isolation the action of one of the rules that it comes with.
        String action = written.isEmpty() ? "" : ALLOW;
        add(policy, rule(policy, direction, VisibleRule.ISOLATION, action), List.of());
    }

    private static VisibleRule rule(NetworkPolicy policy, Direction direction, int index, String action) {
        return new VisibleRule(
                new Policy(PolicyKind.KUBERNETES, policy.getMetadata()),
                new Place(VisibleRule.KUBERNETES_TIER, 0, index),
                direction,
                "",
                action);
    }

    private void add(NetworkPolicy policy, VisibleRule rule, List<NetworkPolicyPeer> peers) {
        ObjectMeta metadata = VisibleRules.standIn(rule, rules);
        NetworkPolicySpecBuilder spec =
                new NetworkPolicySpecBuilder().withPodSelector(policy.getSpec().getPodSelector());
        switch (rule.direction()) {
            case INGRESS ->
                spec.withPolicyTypes("Ingress")
                        .withIngress(new NetworkPolicyIngressRuleBuilder()
                                .withFrom(peers)
                                .build());
            case EGRESS ->
                spec.withPolicyTypes("Egress")
                        .withEgress(new NetworkPolicyEgressRuleBuilder()
                                .withTo(peers)
                                .build());
        }
        policies.add(new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withSpec(spec.build())
                .build());
    }
}
