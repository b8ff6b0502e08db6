package io.tierwall.lab.controller;

import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.lab.controller.Enforcement.Refusal;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.objects.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Has every node enforce its own rules: what one refuses is not the others' fault, and one whose agent is silent keeps
 * what it has. Not thread-safe.
 */
final class NodeEnforcements {

    private final ClusterNetwork network;
    private final Map<String, Enforcement> nodes = new TreeMap<>();

    NodeEnforcements(ClusterNetwork network) {
        this.network = network;
    }

    /** Gives all nodes their rules, but those whose agent is silent. Nodes without pods need none. */
    void enforce(Computation computation, Set<String> silent, RefusingNodes refusing, Instant now) {
        Set<String> concerned = new TreeSet<>(nodes.keySet());
        concerned.addAll(computation.nodeRules().keySet());
        for (String node : concerned) {
            if (!silent.contains(node) && !refusing.refusesAll(node)) {
                ResolvedRules wanted = without(refusing.names(node), computation.rulesOf(node));
                nodes.computeIfAbsent(node, name -> new Enforcement(network, name))
                        .enforce(wanted, now);
            }
        }
    }

    private static ResolvedRules without(Set<String> policies, ResolvedRules rules) {
        return policies.isEmpty()
                ? rules
                : new ResolvedRules(
                        without(policies, rules.egress()), without(policies, rules.ingress()), rules.services());
    }

    private static List<ResolvedRule> without(Set<String> policies, List<ResolvedRule> rules) {
        return rules.stream()
                .filter(rule -> !policies.contains(
                        new ObjectKey(rule.source().namespace(), rule.source().policyName()).toString()))
                .toList();
    }

    /** What a node refuses at present. */
    Optional<Refusal> refusal(String node) {
        return Optional.ofNullable(nodes.get(node)).flatMap(Enforcement::refusal);
    }

    /** The nodes that refuse rules at present. */
    Set<String> refusing() {
        return nodes.keySet().stream()
                .filter(node -> refusal(node).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** When the next of them is asked again. */
    Optional<Instant> nextRetry() {
        return nodes.values().stream()
                .flatMap(node -> node.refusal().stream())
                .map(Refusal::retryAt)
                .min(Instant::compareTo);
    }

    /** The rules of all nodes together. A packet meets only those of one, so the order among nodes does not matter. */
    ResolvedRules inForce(ServiceRoutes services) {
        List<ResolvedRule> egress = new ArrayList<>();
        List<ResolvedRule> ingress = new ArrayList<>();
        nodes.values().forEach(node -> {
            egress.addAll(node.inForce().egress());
            ingress.addAll(node.inForce().ingress());
        });
        return new ResolvedRules(egress, ingress, services);
    }
}
