package io.tierwall.lab.testing;

import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.RuleCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A network that remembers what it was told, refuses when it is to, and counts what a test says. */
public final class FickleNetwork implements ClusterNetwork {

    private final Map<String, List<ResolvedRules>> enforced = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final Map<String, Map<RuleSource, RuleCounters>> counters = new TreeMap<>();
    private Optional<String> refusal = Optional.empty();

    public void refuse(String why) {
        refusal = Optional.of(why);
    }

    public void relent() {
        refusal = Optional.empty();
        refusals.clear();
    }

    /** One node refuses, the others do not. */
    public void refuse(String node, String why) {
        refusals.put(node, why);
    }

    /** Each ruleset that a node was given, in order. */
    public List<ResolvedRules> enforced(String node) {
        return List.copyOf(enforced.getOrDefault(node, List.of()));
    }

    /** Counts on a node. */
    public void count(String node, RuleSource rule, RuleCounters counted) {
        counters.computeIfAbsent(node, _ -> new HashMap<>()).put(rule, counted);
    }

    public void count(RuleSource rule, RuleCounters counted) {
        count(Endpoint.ONLY_NODE, rule, counted);
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public void attach(Endpoint endpoint) {
        refuseIfToldTo();
    }

    @Override
    public void detach(String name) {}

    @Override
    public void enforce(ResolvedRules rules) {
        throw new UnsupportedOperationException("nodes are given their rules one by one");
    }

    @Override
    public void enforce(String node, ResolvedRules rules) {
        refuseIfToldTo();
        if (refusals.containsKey(node)) {
            throw new NetworkException(refusals.get(node));
        }
        enforced.computeIfAbsent(node, _ -> new ArrayList<>()).add(rules);
    }

    private void refuseIfToldTo() {
        refusal.ifPresent(why -> {
            throw new NetworkException(why);
        });
    }

    @Override
    public Outcome probe(Probe probe) {
        throw new UnsupportedOperationException("nobody probes here");
    }

    @Override
    public Map<String, Map<RuleSource, RuleCounters>> countersByNode() {
        Map<String, Map<RuleSource, RuleCounters>> copy = new TreeMap<>();
        counters.forEach((node, counted) -> copy.put(node, Map.copyOf(counted)));
        return copy;
    }

    @Override
    public void close() {}
}
