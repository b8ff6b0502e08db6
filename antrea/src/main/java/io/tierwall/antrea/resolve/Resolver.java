package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns policy objects and inventory into ordered rules over addresses. Order, per direction: Antrea's tiers but the
 * baseline, then Kubernetes' NetworkPolicies, then the baseline tier; within a tier policy priority, then place in the
 * policy, whatever the kind. Policies of equal priority are not ordered by contract; here, as in an agent's flow table,
 * the first rules of all of them come before the second ones.
 */
public final class Resolver {

    /** Where Antrea evaluates policies whose tier is missing. */
    private static final int DEFAULT_TIER_PRIORITY = 250;
    /** Tiers after this are the baseline: Kubernetes' own policies stand here. No tier does. */
    private static final int KUBERNETES_TIER_PRIORITY = 251;

    private final MemberResolver members;
    private final Map<String, Integer> tierPriorities;
    private final Map<String, Set<String>> spans = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private final List<Ranked> ranked = new ArrayList<>();
    private final Map<Direction, Members> isolated = new HashMap<>();

    private record Ranked(int tier, double priority, int index, ResolvedRule rule) {}

    private static final Comparator<Ranked> EVALUATION = Comparator.comparingInt(Ranked::tier)
            .thenComparingDouble(Ranked::priority)
            .thenComparingInt(Ranked::index)
            .thenComparing(ranked -> ranked.rule().source().policyUid());

    private Resolver(PolicyObjects objects, Inventory inventory) {
        this.members = new MemberResolver(objects.groups(), objects.namespaced().groups(), inventory);
        this.tierPriorities = objects.tiers().stream()
                .collect(Collectors.toMap(tier -> tier.getMetadata().getName(), Resolver::priority));
    }

    private static int priority(Tier tier) {
        return tier.getSpec().priority();
    }

    /**
     * Resolves all policies of a cluster. A policy that cannot be resolved is one of the result's failures and has no
     * rules; the others are not affected.
     */
    public static Resolution resolve(PolicyObjects objects, Inventory inventory) {
        Resolver resolver = new Resolver(objects, inventory);
        objects.policies().forEach(policy -> resolver.add(AntreaPolicy.of(policy)));
        objects.namespaced().policies().forEach(policy -> resolver.add(AntreaPolicy.of(policy)));
        objects.namespaced().kubernetesPolicies().forEach(resolver::add);
        resolver.isolate();
        ResolvedRules rules = new ResolvedRules(
                resolver.inOrder(Direction.EGRESS), resolver.inOrder(Direction.INGRESS), ServiceRouting.of(inventory));
        return new Resolution(rules, resolver.spans, resolver.failures, podAddresses(inventory));
    }

    private static Map<String, Set<IpAddress>> podAddresses(Inventory inventory) {
        return inventory.pods().stream()
                .filter(pod -> !pod.node().isEmpty())
                .collect(Collectors.groupingBy(
                        Pod::node,
                        Collectors.flatMapping(
                                pod -> pod.addresses().stream(), Collectors.toCollection(TreeSet::new))));
    }

    private List<ResolvedRule> inOrder(Direction direction) {
        return ranked.stream()
                .filter(candidate -> candidate.rule().direction() == direction)
                .sorted(EVALUATION)
                .map(Ranked::rule)
                .toList();
    }

    private void add(AntreaPolicy policy) {
        attempt(policy.uid(), () -> {
            int tier = tierPriorities.getOrDefault(policy.spec().tier(), DEFAULT_TIER_PRIORITY);
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
            ranked.addAll(resolved);
            spans.put(policy.uid(), rules.span());
        });
    }

    private void add(NetworkPolicy policy) {
        String uid = policy.getMetadata().getUid();
        attempt(uid, () -> {
            KubernetesRules rules = new KubernetesRules(members, policy);
            List<ResolvedRule> allowed = new ArrayList<>(rules.allowed(Direction.EGRESS));
            allowed.addAll(rules.allowed(Direction.INGRESS));
            allowed.forEach(rule -> ranked.add(new Ranked(KUBERNETES_TIER_PRIORITY, 0, 0, rule)));
            for (Direction direction : Direction.values()) {
                isolated.merge(direction, rules.isolated(direction), Members::with);
            }
            spans.put(uid, rules.span());
        });
    }

    /** A policy that fails is told of, and changes nothing: whatever goes wrong there is not the others' fault. */
    private void attempt(String uid, Runnable resolution) {
        try {
            resolution.run();
        } catch (IllegalArgumentException e) {
            failures.put(uid, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failures.put(uid, "the policy is incomplete: " + e);
        }
    }

    /** Pods that any Kubernetes NetworkPolicy selects get nothing but what one of them allows. */
    private void isolate() {
        isolated.forEach((direction, pods) -> {
            if (!pods.podAddresses().isEmpty()) {
                ResolvedRule refusal = new ResolvedRule(
                        RuleSource.ISOLATION,
                        Stage.KUBERNETES,
                        direction,
                        Verdict.DROP,
                        pods.podAddresses(),
                        new Peers.Any(),
                        Traffic.ANY,
                        LogSetting.OFF);
                ranked.add(new Ranked(KUBERNETES_TIER_PRIORITY, 1, 0, refusal));
            }
        });
    }
}
