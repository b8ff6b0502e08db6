package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;

/** Short words for the objects of a cluster. */
final class ClusterStatements {

    private ClusterStatements() {}

    static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    /** A pod of namespace {@code name} has one running on {@code node}. */
    static Pod pod(String namespace, String name, String address, String node, Map<String, String> labels) {
        return new Pod(namespace, name, labels, node, List.of(address(address)));
    }

    static Namespace namespace(String name, Map<String, String> labels) {
        return new Namespace(name, labels);
    }

    static LabelSelector where(String key, String operator, String... values) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchExpressions(List.of(new LabelSelectorRequirement(key, operator, List.of(values))));
        return selector;
    }

    static Peer pods(LabelSelector selector) {
        return new Peer(null, selector, null, null);
    }

    static Peer block(String cidr, String... except) {
        return new Peer(null, null, null, new ClusterGroup.IpBlock(cidr, List.of(except)));
    }

    static Tier tier(String name, int priority) {
        return new Tier(named(name), new Tier.Spec(priority, ""));
    }

    static ClusterGroup group(String name, ClusterGroup.Spec spec) {
        return new ClusterGroup(named(name), spec);
    }

    static ClusterNetworkPolicy policy(
            String name, String tier, double priority, List<PolicyRule> ingress, List<PolicyRule> egress) {
        return new ClusterNetworkPolicy(
                named(name), new ClusterNetworkPolicy.Spec(tier, priority, List.of(), ingress, egress));
    }

    static PolicyRule rule(
            String name, Action action, List<Peer> appliedTo, List<Peer> from, PolicyRule.Port... ports) {
        return new PolicyRule(name, action, appliedTo, from, List.of(), List.of(ports), false, null);
    }

    /** A policy of one namespace, in a tier. */
    static NetworkPolicy namespaced(
            String namespace, String name, String tier, double priority, List<Peer> appliedTo, List<PolicyRule> rules) {
        return new NetworkPolicy(
                in(namespace, named(name)), new ClusterNetworkPolicy.Spec(tier, priority, appliedTo, rules, List.of()));
    }

    static Group groupOf(String namespace, String name, ClusterGroup.Spec spec) {
        return new Group(in(namespace, named(name)), spec);
    }

    static ObjectMeta in(String namespace, ObjectMeta metadata) {
        metadata.setNamespace(namespace);
        return metadata;
    }

    static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setUid("uid-of-" + name);
        return metadata;
    }
}
