package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns policy objects and inventory into ordered rules over addresses. Order, per direction: Antrea's tiers but the
 * baseline, then Kubernetes' NetworkPolicies, then the baseline tier; within a tier policy priority, then place in the
 * policy, whatever the kind. Policies of equal priority are not ordered by contract; here, as in an agent's flow table,
 * the first rules of all of them come before the second ones.
 *
 * <p>One that is asked again and again remembers what each policy came to, and works out anew only those that a change
 * concerns. Not thread-safe.
 */
public final class Resolver {

    /** Where Antrea evaluates policies whose tier is missing. */
    private static final int DEFAULT_TIER_PRIORITY = 250;

    private Optional<Ground> ground = Optional.empty();
    private IdentityHashMap<HasMetadata, Known> known = new IdentityHashMap<>();

    /**
     * A policy that was resolved.
     *
     * @param members who gave these answers
     */
    private record Known(int tier, MemberResolver members, Map<Question, Members> answers, ResolvedPolicy policy) {

        boolean holds(int now, MemberResolver anew) {
            return tier == now
                    && (members == anew
                            || answers.entrySet().stream()
                                    .allMatch(told -> anew.answer(told.getKey()).equals(told.getValue())));
        }
    }

    /** What comes together while policies are resolved. */
    private static final class Gathered {
        private final IdentityHashMap<HasMetadata, Known> known = new IdentityHashMap<>();
        private final Map<String, Set<String>> spans = new HashMap<>();
        private final Map<String, String> failures = new HashMap<>();
        private final List<Ranked> ranked = new ArrayList<>();
        private final Map<Direction, Members> isolated = new EnumMap<>(Direction.class);
    }

    /** Resolves all policies of a cluster from scratch. */
    public static Resolution resolve(PolicyObjects objects, Inventory inventory) {
        return new Resolver().next(objects, inventory);
    }

    /**
     * Resolves all policies of a cluster. A policy that cannot be resolved is one of the result's failures and has no
     * rules; the others are not affected.
     *
     * @param objects none of which is changed later: another state of a thing is another object
     */
    public Resolution next(PolicyObjects objects, Inventory inventory) {
        Ground on = ground.filter(before -> before.carries(objects, inventory))
                .orElseGet(() -> Ground.of(objects, inventory));
        Map<String, Integer> tiers = objects.tiers().stream()
                .collect(Collectors.toMap(
                        tier -> tier.getMetadata().getName(),
                        (Tier tier) -> tier.getSpec().priority()));
        Gathered gathered = new Gathered();
        objects.policies().forEach(policy -> add(gathered, policy, on, AntreaPolicy.of(policy), tiers));
        objects.namespaced().policies().forEach(policy -> add(gathered, policy, on, AntreaPolicy.of(policy), tiers));
        objects.namespaced().kubernetesPolicies().forEach(policy -> add(gathered, policy, on));
        isolate(gathered);
        ground = Optional.of(on);
        known = gathered.known;
        ResolvedRules rules = new ResolvedRules(
                inOrder(gathered, Direction.EGRESS), inOrder(gathered, Direction.INGRESS), on.services());
        return new Resolution(rules, gathered.spans, gathered.failures, on.podAddresses());
    }

    private static List<ResolvedRule> inOrder(Gathered gathered, Direction direction) {
        return gathered.ranked.stream()
                .filter(candidate -> candidate.rule().direction() == direction)
                .sorted()
                .map(Ranked::rule)
                .toList();
    }

    private void add(
            Gathered gathered, HasMetadata object, Ground on, AntreaPolicy policy, Map<String, Integer> tiers) {
        int tier = tiers.getOrDefault(policy.spec().tier(), DEFAULT_TIER_PRIORITY);
        attempt(gathered, object, tier, on, members -> ResolvedPolicy.of(policy, tier, members));
    }

    private void add(Gathered gathered, NetworkPolicy policy, Ground on) {
        attempt(
                gathered,
                policy,
                ResolvedPolicy.KUBERNETES_TIER_PRIORITY,
                on,
                members -> ResolvedPolicy.of(policy, members));
    }

    /** A policy that fails is told of, and changes nothing: whatever goes wrong there is not the others' fault. */
    private void attempt(
            Gathered gathered, HasMetadata object, int tier, Ground on, Function<Inquiry, ResolvedPolicy> resolution) {
        String uid = object.getMetadata().getUid();
        try {
            Known now = remembered(object, tier, on.members()).orElseGet(() -> {
                Inquiry inquiry = new Inquiry(on.members());
                ResolvedPolicy policy = resolution.apply(inquiry);
                return new Known(tier, on.members(), inquiry.answers(), policy);
            });
            gathered.known.put(object, now);
            gathered.ranked.addAll(now.policy().rules());
            gathered.spans.put(uid, now.policy().span());
            now.policy()
                    .isolated()
                    .forEach((direction, pods) -> gathered.isolated.merge(direction, pods, Members::with));
        } catch (IllegalArgumentException e) {
            gathered.failures.put(uid, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            gathered.failures.put(uid, "the policy is incomplete: " + e);
        }
    }

    private Optional<Known> remembered(HasMetadata object, int tier, MemberResolver members) {
        return Optional.ofNullable(known.get(object))
                .filter(before -> before.holds(tier, members))
                .map(before -> new Known(tier, members, before.answers(), before.policy()));
    }

    /** Pods that any Kubernetes NetworkPolicy selects get nothing but what one of them allows. */
    private static void isolate(Gathered gathered) {
        gathered.isolated.forEach((direction, pods) -> {
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
                gathered.ranked.add(new Ranked(ResolvedPolicy.KUBERNETES_TIER_PRIORITY, 1, 0, refusal));
            }
        });
    }
}
