package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.PolicyObjects.Namespaced;
import io.tierwall.lab.controller.Reading.Understood;
import io.tierwall.lab.controller.VisibleRule.Place;
import io.tierwall.lab.controller.VisibleRule.Policy;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of a cluster as far as Antrea's own evaluation sees them: by selectors alone. It sees no groups, neither as
 * peers nor in appliedTo, no blocks, no ports or protocols, no rules without peers, and takes each rule to be applied
 * to whatever any rule of its policy is applied to. Each rule that is left is a policy of its own here, without a
 * verdict, so that its members can be resolved.
 */
final class VisibleRules {

    private static final int DEFAULT_TIER = 250;

    private final Map<String, VisibleRule> rules = new LinkedHashMap<>();
    private final List<ClusterNetworkPolicy> clusterPolicies = new ArrayList<>();
    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final KubernetesVisibleRules kubernetes = new KubernetesVisibleRules(rules);

    private VisibleRules() {}

    static VisibleRules of(Snapshot snapshot) {
        VisibleRules visible = new VisibleRules();
        Map<String, Integer> tiers = new LinkedHashMap<>();
        understood(snapshot.all(ResourceTypes.TIERS), ObjectReader::tier)
                .forEach(tier ->
                        tiers.put(tier.getMetadata().getName(), tier.getSpec().priority()));
        understood(snapshot.all(ResourceTypes.CLUSTER_NETWORK_POLICIES), ObjectReader::clusterPolicy)
                .forEach(policy -> visible.add(
                        new Policy(PolicyKind.CLUSTER_NETWORK_POLICY, policy.getMetadata()), policy.getSpec(), tiers));
        understood(snapshot.all(ResourceTypes.ANTREA_NETWORK_POLICIES), ObjectReader::policy)
                .forEach(policy -> visible.add(
                        new Policy(PolicyKind.NETWORK_POLICY, policy.getMetadata()), policy.getSpec(), tiers));
        understood(snapshot.all(ResourceTypes.NETWORK_POLICIES), ObjectReader::kubernetesPolicy)
                .forEach(visible.kubernetes::add);
        return visible;
    }

    private static <T> Stream<T> understood(List<ObjectNode> objects, Function<ObjectNode, Reading<T>> reader) {
        return objects.stream()
                .map(reader)
                .flatMap(reading -> reading instanceof Understood<T>(T object) ? Stream.of(object) : Stream.empty());
    }

    /** The rules, each by the uid of the policy that stands for it. */
    Map<String, VisibleRule> rules() {
        return rules;
    }

    /** The policies that stand for rules. */
    PolicyObjects objects() {
        return new PolicyObjects(
                List.of(), List.of(), clusterPolicies, new Namespaced(List.of(), policies, kubernetes.policies()));
    }

    private void add(Policy policy, ClusterNetworkPolicy.Spec spec, Map<String, Integer> tiers) {
        List<Peer> appliedTo = Stream.concat(
                        spec.appliedTo().stream(),
                        Stream.concat(spec.ingress().stream(), spec.egress().stream())
                                .flatMap(rule -> rule.appliedTo().stream()))
                .filter(VisibleRules::isVisible)
                .distinct()
                .toList();
        int tier = spec.tier() == null ? DEFAULT_TIER : tiers.getOrDefault(spec.tier(), DEFAULT_TIER);
        for (Direction direction : Direction.values()) {
            List<PolicyRule> written = direction == Direction.INGRESS ? spec.ingress() : spec.egress();
            for (int index = 0; index < written.size(); index++) {
                PolicyRule rule = written.get(index);
                Place place = new Place(tier, spec.priority(), index);
                add(
                        new VisibleRule(
                                policy,
                                place,
                                direction,
                                rule.name() == null ? "" : rule.name(),
                                rule.action() == null ? "" : rule.action().name()),
                        appliedTo,
                        direction == Direction.INGRESS ? rule.from() : rule.to());
            }
        }
    }

    private static boolean isVisible(Peer peer) {
        return peer.podSelector() != null
                || peer.namespaceSelector() != null
                || peer.namespaces() != null
                || peer.serviceAccount() != null;
    }

    private void add(VisibleRule rule, List<Peer> appliedTo, List<Peer> written) {
        List<Peer> peers = written.stream().filter(VisibleRules::isVisible).toList();
        if (appliedTo.isEmpty() || peers.isEmpty()) {
            return;
        }
        boolean ingress = rule.direction() == Direction.INGRESS;
        List<Peer> none = List.of();
        PolicyRule alone = new PolicyRule(
                "",
                PolicyRule.Action.Allow,
                none,
                ingress ? peers : none,
                ingress ? none : peers,
                List.of(),
                false,
                null,
                List.of(),
                List.of());
        ClusterNetworkPolicy.Spec spec = new ClusterNetworkPolicy.Spec(
                "", 1, appliedTo, ingress ? List.of(alone) : List.of(), ingress ? List.of() : List.of(alone));
        ObjectMeta metadata = standIn(rule, rules);
        if (rule.policy().kind() == PolicyKind.CLUSTER_NETWORK_POLICY) {
            clusterPolicies.add(new ClusterNetworkPolicy(metadata, spec));
        } else {
            policies.add(new NetworkPolicy(metadata, spec));
        }
    }

    /** Remembers a rule, and names the policy that stands for it. */
    static ObjectMeta standIn(VisibleRule rule, Map<String, VisibleRule> rules) {
        String uid = "rule-" + rules.size();
        rules.put(uid, rule);
        ObjectMeta real = rule.policy().metadata();
        return new ObjectMetaBuilder()
                .withNamespace(real.getNamespace())
                .withName(uid)
                .withUid(uid)
                .build();
    }
}
