package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.model.address.IpAddress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three pods on two nodes, and words for what they do. */
public abstract class NetworkFixture {

    protected static final IpAddress A = address("198.18.0.1");
    protected static final IpAddress B = address("198.18.0.2");
    protected static final IpAddress C = address("198.18.0.3");
    protected static final IpAddress WORLD = address("192.168.100.5");
    protected static final IpAddress SERVICE = address("198.18.12.1");
    protected static final String FAR_NODE = "far-node";

    private ClusterNetwork network;

    protected abstract ClusterNetwork create();

    protected abstract ClusterNetwork create(PolicyLog log, Clock clock);

    protected final ClusterNetwork network() {
        return network;
    }

    protected static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    protected static RuleSource source(String rule) {
        return new RuleSource("uid", "policy", rule);
    }

    @BeforeEach
    void attachThreePods() {
        network = create();
        network.attach(pod("a", A));
        network.attach(pod("b", B));
        network.attach(pod("c", FAR_NODE, C));
    }

    @AfterEach
    void close() {
        network.close();
    }

    protected static Endpoint pod(String name, IpAddress address) {
        return pod(name, Endpoint.ONLY_NODE, address);
    }

    protected static Endpoint pod(String name, String node, IpAddress address) {
        return new Endpoint(
                name,
                node,
                address,
                Set.of(
                        new Listener(Protocol.TCP, 80),
                        new Listener(Protocol.TCP, 8080),
                        new Listener(Protocol.UDP, 80)));
    }

    protected final RuleCounters counted(String rule) {
        return network.counters().getOrDefault(source(rule), RuleCounters.ZERO);
    }

    protected final Outcome tcp(String from, IpAddress to) {
        return network.probe(new Probe(from, to, 80, Protocol.TCP));
    }

    protected final Outcome udp(String from, IpAddress to) {
        return network.probe(new Probe(from, to, 80, Protocol.UDP));
    }

    protected static ResolvedRule rule(
            String name,
            Direction direction,
            Verdict verdict,
            Set<IpAddress> appliedTo,
            Peers peers,
            PortMatch... ports) {
        return new ResolvedRule(source(name), direction, verdict, appliedTo, peers, List.of(ports), LogSetting.OFF);
    }

    protected static Peers only(IpAddress... hosts) {
        return new Peers.Addresses(Set.of(hosts), List.of());
    }

    protected static ResolvedRules ingress(ResolvedRule... rules) {
        return new ResolvedRules(List.of(), List.of(rules));
    }

    protected static ResolvedRules egress(ResolvedRule... rules) {
        return new ResolvedRules(List.of(rules), List.of());
    }

    protected final Outcome ping(String from, IpAddress to) {
        return network.probe(Probe.echo(from, to));
    }
}
