package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.lab.network.PolicyLogRecord.LoggedPacket;
import io.tierwall.lab.network.PolicyLogRecord.Repeats;
import io.tierwall.model.address.IpAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Computes what would become of packets. Knows no connections: each probe is a first packet. */
public final class SimulatedNetwork implements ClusterNetwork {

    private static final int OUTSIDE_PORT = 80;
    private static final int SENDING_PORT = 40_000;

    private final Map<String, Endpoint> endpoints = new TreeMap<>();
    private final Map<IpAddress, Endpoint> byAddress = new HashMap<>();
    private final Map<String, SimulatedNode> nodes = new TreeMap<>();
    private final PolicyLog log;
    private final Clock clock;
    private ResolvedRules everywhere = ResolvedRules.NONE;

    /** A network that logs nothing. */
    public SimulatedNetwork() {
        this(PolicyLog.NONE, Clock.systemUTC());
    }

    /** A network that logs each packet at once. Rules that pass log nothing here. */
    public SimulatedNetwork(PolicyLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public synchronized void attach(Endpoint endpoint) {
        detach(endpoint.name());
        endpoints.put(endpoint.name(), endpoint);
        byAddress.put(endpoint.address(), endpoint);
        node(endpoint.node());
    }

    @Override
    public synchronized void detach(String name) {
        Endpoint gone = endpoints.remove(name);
        if (gone != null) {
            byAddress.remove(gone.address(), gone);
        }
    }

    private SimulatedNode node(String name) {
        return nodes.computeIfAbsent(name, _ -> {
            SimulatedNode node = new SimulatedNode();
            node.enforce(everywhere);
            return node;
        });
    }

    @Override
    public synchronized void enforce(ResolvedRules rules) {
        everywhere = rules;
        nodes.values().forEach(node -> node.enforce(rules));
    }

    @Override
    public synchronized void enforce(String node, ResolvedRules rules) {
        node(node).enforce(rules);
    }

    @Override
    public synchronized Outcome probe(Probe probe) {
        Endpoint from = endpoints.get(probe.from());
        if (from == null) {
            throw new IllegalArgumentException("there is no pod " + probe.from());
        }
        Packet asked = probe.packet(from.address());
        if (asked.to().equals(from.address())) {
            return delivered(asked);
        }
        SimulatedNode sending = node(from.node());
        Optional<Route> route = sending.route(asked);
        if (route.isEmpty()) {
            return sent(from, asked);
        }
        return route.get().endpoints().isEmpty() ? Outcome.REJECTED : sent(from, sending.towards(route.get(), asked));
    }

    private Outcome sent(Endpoint sender, Packet packet) {
        Verdict leaving = verdict(Direction.EGRESS, sender, packet);
        if (leaving != Verdict.ALLOW) {
            return refused(leaving);
        }
        Endpoint receiver = byAddress.get(packet.to());
        // A service that leads a pod back to itself: Antrea asks no ingress rule.
        if (receiver == null || receiver.equals(sender)) {
            return delivered(packet);
        }
        Verdict arriving = verdict(Direction.INGRESS, receiver, packet);
        return arriving == Verdict.ALLOW ? delivered(packet) : refused(arriving);
    }

    private Verdict verdict(Direction direction, Endpoint near, Packet packet) {
        Optional<ResolvedRule> deciding = node(near.node()).deciding(direction, packet);
        deciding.filter(rule -> rule.log().enabled())
                .ifPresent(rule -> log.write(new PolicyLogRecord(
                        near.node(), clock.instant(), rule, near.name(), logged(packet), Repeats.ONCE)));
        return deciding.map(ResolvedRule::verdict).orElse(Verdict.ALLOW);
    }

    private static LoggedPacket logged(Packet packet) {
        boolean ports = packet.protocol() != Protocol.ICMP;
        return new LoggedPacket(
                packet.from(),
                ports ? SENDING_PORT : 0,
                packet.to(),
                ports ? packet.number() : 0,
                packet.protocol(),
                SimulatedNode.PACKET_BYTES);
    }

    private static Outcome refused(Verdict verdict) {
        return verdict == Verdict.REJECT ? Outcome.REJECTED : Outcome.DROPPED;
    }

    private Outcome delivered(Packet packet) {
        Endpoint pod = byAddress.get(packet.to());
        if (pod == null && CLUSTER_ADDRESSES.contains(packet.to())) {
            return Outcome.DROPPED;
        }
        return answers(pod == null ? Optional.empty() : Optional.of(pod), packet)
                ? Outcome.CONNECTED
                : Outcome.REJECTED;
    }

    private static boolean answers(Optional<Endpoint> pod, Packet packet) {
        if (packet.protocol() == Protocol.ICMP) {
            return true;
        }
        return pod.map(endpoint -> endpoint.listening().contains(new Listener(packet.protocol(), packet.number())))
                .orElse(packet.number() == OUTSIDE_PORT && packet.protocol() != Protocol.SCTP);
    }

    @Override
    public synchronized Map<String, Map<RuleSource, RuleCounters>> countersByNode() {
        Map<String, Map<RuleSource, RuleCounters>> counters = new TreeMap<>();
        nodes.forEach((name, node) -> counters.put(name, node.counters()));
        return counters;
    }

    @Override
    public synchronized void close() {
        endpoints.clear();
        byAddress.clear();
    }
}
