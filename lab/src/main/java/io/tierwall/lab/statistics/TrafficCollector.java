package io.tierwall.lab.statistics;

import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.lab.controller.SilentNodes;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.RuleCounters;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sums what rules count, by policy and rule name. What it knows is as old as the last collection. Totals outlive a rule
 * that leaves the network for a while, and vanish with their policy. Thread-safe.
 */
public final class TrafficCollector {

    private static final List<ResourceType> POLICIES = List.of(
            ResourceTypes.CLUSTER_NETWORK_POLICIES,
            ResourceTypes.ANTREA_NETWORK_POLICIES,
            ResourceTypes.NETWORK_POLICIES);

    private final ClusterNetwork network;
    private final ObjectStore store;
    private final Map<String, SortedMap<String, RuleCounters>> totals = new HashMap<>();
    private Map<String, Map<RuleSource, RuleCounters>> last = Map.of();

    public TrafficCollector(ClusterNetwork network, ObjectStore store) {
        this.network = network;
        this.store = store;
    }

    /** Adds what was counted since the last time. */
    public synchronized void collect() {
        Map<String, Map<RuleSource, RuleCounters>> counters = network.countersByNode();
        Set<String> policies = policies();
        totals.keySet().retainAll(policies);
        Set<String> silent = SilentNodes.of(store);
        counters.forEach((node, counted) -> {
            // What a silent agent does not tell is lost: it begins anew with what it finds when it is back.
            if (!silent.contains(node)) {
                add(counted, last.getOrDefault(node, Map.of()), policies);
            }
        });
        last = counters;
    }

    private Set<String> policies() {
        return POLICIES.stream()
                .flatMap(kind -> store.list(kind).items().stream())
                .map(policy -> policy.at("/metadata/uid").asText())
                .collect(Collectors.toSet());
    }

    private void add(
            Map<RuleSource, RuleCounters> counters, Map<RuleSource, RuleCounters> before, Set<String> policies) {
        counters.forEach((rule, counted) -> {
            RuleCounters more = since(before.getOrDefault(rule, RuleCounters.ZERO), counted);
            if (more.bytes() > 0 && policies.contains(rule.policyUid())) {
                totals.computeIfAbsent(rule.policyUid(), _ -> new TreeMap<>())
                        .merge(rule.ruleName(), more, RuleCounters::plus);
            }
        });
    }

    /** Forgets the totals, as a controller does that starts anew; what agents have not told yet still comes. */
    public synchronized void reset() {
        totals.clear();
    }

    /** A counter that goes backwards has begun again: all that it shows is new. */
    private static RuleCounters since(RuleCounters before, RuleCounters now) {
        boolean backwards =
                now.bytes() < before.bytes() || now.packets() < before.packets() || now.sessions() < before.sessions();
        return backwards
                ? now
                : new RuleCounters(
                        now.sessions() - before.sessions(),
                        now.packets() - before.packets(),
                        now.bytes() - before.bytes());
    }

    /** The totals of a policy's rules by name; rules that were never hit are not there. */
    synchronized SortedMap<String, RuleCounters> of(String policyUid) {
        return new TreeMap<>(totals.getOrDefault(policyUid, new TreeMap<>()));
    }
}
