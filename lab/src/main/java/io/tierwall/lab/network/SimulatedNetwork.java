package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.model.address.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes what would become of packets. Knows no connections: each probe is a first packet. */
public final class SimulatedNetwork implements ClusterNetwork {

    private static final int OUTSIDE_PORT = 80;
    private static final int PACKET_BYTES = 60;

    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<RuleSource, RuleCounters> counters = new HashMap<>();
    private ResolvedRules rules = ResolvedRules.NONE;

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public synchronized void attach(Endpoint endpoint) {
        endpoints.put(endpoint.name(), endpoint);
    }

    @Override
    public synchronized void detach(String name) {
        endpoints.remove(name);
    }

    @Override
    public synchronized void enforce(ResolvedRules next) {
        rules = next;
        Set<RuleSource> inForce = Stream.concat(next.egress().stream(), next.ingress().stream())
                .map(ResolvedRule::source)
                .collect(Collectors.toSet());
        counters.keySet().retainAll(inForce);
        inForce.forEach(source -> counters.putIfAbsent(source, RuleCounters.ZERO));
    }

    @Override
    public synchronized Outcome probe(Probe probe) {
        Endpoint from = endpoints.get(probe.from());
        if (from == null) {
            throw new IllegalArgumentException("there is no pod " + probe.from());
        }
        Verdict leaving = verdict(rules.egress(), from.address(), probe.to(), probe);
        if (leaving != Verdict.ALLOW) {
            return refused(leaving);
        }
        Verdict arriving = verdict(rules.ingress(), probe.to(), from.address(), probe);
        return arriving == Verdict.ALLOW ? delivered(probe) : refused(arriving);
    }

    private Verdict verdict(List<ResolvedRule> ordered, IpAddress near, IpAddress far, Probe probe) {
        Optional<ResolvedRule> first = ordered.stream()
                .filter(rule -> rule.appliedTo().contains(near)
                        && rule.peers().contains(far)
                        && (rule.ports().isEmpty()
                                || rule.ports().stream()
                                        .anyMatch(port -> port.contains(probe.protocol(), probe.port()))))
                .findFirst();
        // Like an agent, which has no counters for rules that pass.
        first.filter(rule -> rule.verdict() != Verdict.PASS)
                .ifPresent(rule ->
                        counters.merge(rule.source(), new RuleCounters(1, 1, PACKET_BYTES), RuleCounters::plus));
        return first.map(ResolvedRule::verdict)
                .filter(verdict -> verdict != Verdict.PASS)
                .orElse(Verdict.ALLOW);
    }

    private static Outcome refused(Verdict verdict) {
        return verdict == Verdict.REJECT ? Outcome.REJECTED : Outcome.DROPPED;
    }

    private Outcome delivered(Probe probe) {
        Optional<Endpoint> pod = endpoints.values().stream()
                .filter(endpoint -> endpoint.address().equals(probe.to()))
                .findFirst();
        Listener wanted = new Listener(probe.protocol(), probe.port());
        boolean answers = pod.map(endpoint -> endpoint.listening().contains(wanted))
                .orElse(probe.port() == OUTSIDE_PORT && probe.protocol() != Protocol.SCTP);
        return answers ? Outcome.CONNECTED : Outcome.REJECTED;
    }

    @Override
    public synchronized Map<RuleSource, RuleCounters> counters() {
        return Map.copyOf(counters);
    }

    @Override
    public synchronized void close() {
        endpoints.clear();
    }
}
