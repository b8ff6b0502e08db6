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

/** A network that remembers what it was told, refuses when it is to, and counts what a test says. */
public final class FickleNetwork implements ClusterNetwork {

    private final List<ResolvedRules> enforced = new ArrayList<>();
    private final Map<RuleSource, RuleCounters> counters = new HashMap<>();
    private Optional<String> refusal = Optional.empty();

    public void refuse(String why) {
        refusal = Optional.of(why);
    }

    public void relent() {
        refusal = Optional.empty();
    }

    /** Each ruleset that was enforced, in order. */
    public List<ResolvedRules> enforced() {
        return List.copyOf(enforced);
    }

    public void count(RuleSource rule, RuleCounters counted) {
        counters.put(rule, counted);
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
        refuseIfToldTo();
        enforced.add(rules);
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
    public Map<RuleSource, RuleCounters> counters() {
        return Map.copyOf(counters);
    }

    @Override
    public void close() {}
}
