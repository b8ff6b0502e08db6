package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.tierwall.antrea.crd.PolicyRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one policy comes to by itself.
 *
 * @param rules with their places
 * @param span the nodes that have to enforce it
 * @param isolated the pods that get nothing but what a policy allows, by direction
 */
record ResolvedPolicy(List<Ranked> rules, Set<String> span, Map<Direction, Members> isolated) {

    /** Tiers after this are the baseline: Kubernetes' own policies stand here. No tier does. */
    static final int KUBERNETES_TIER_PRIORITY = 251;

    ResolvedPolicy {
        rules = List.copyOf(rules);
    }

    /** @throws IllegalArgumentException when the policy makes no sense */
    static ResolvedPolicy of(AntreaPolicy policy, int tier, Inquiry members) {
        Stage stage = tier > KUBERNETES_TIER_PRIORITY ? Stage.BASELINE : Stage.TIERS;
        AntreaRules rules = new AntreaRules(members, policy, stage, tier);
        List<Ranked> resolved = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<PolicyRule> written = direction == Direction.INGRESS
                    ? policy.spec().ingress()
                    : policy.spec().egress();
            for (int index = 0; index < written.size(); index++) {
                for (ResolvedRule rule : rules.resolve(written.get(index), direction, index)) {
                    resolved.add(new Ranked(tier, policy.spec().priority(), index, rule));
                }
            }
        }
        return new ResolvedPolicy(resolved, rules.span(), Map.of());
    }

    /** @throws IllegalArgumentException when the policy makes no sense */
    static ResolvedPolicy of(NetworkPolicy policy, Inquiry members) {
        KubernetesRules rules = new KubernetesRules(members, policy);
        List<Ranked> allowed = new ArrayList<>();
        Map<Direction, Members> isolated = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            rules.allowed(direction).forEach(rule -> allowed.add(new Ranked(KUBERNETES_TIER_PRIORITY, 0, 0, rule)));
            isolated.put(direction, rules.isolated(direction));
        }
        return new ResolvedPolicy(allowed, rules.span(), isolated);
    }
}
