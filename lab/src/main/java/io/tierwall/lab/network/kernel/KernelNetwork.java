package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.GatheringLog;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.PolicyLog;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.RuleCounters;
import io.tierwall.model.address.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A cluster of network namespaces: one for each node, one for each pod, and one for what is around them. */
public final class KernelNetwork implements ClusterNetwork {

    private final Listeners listeners = new Listeners();
    private final Surroundings surroundings;
    private final Map<String, NodeRouter> nodes = new TreeMap<>();
    private final Map<String, NodeLog> logs = new TreeMap<>();
    private final Map<String, PodNamespace> pods = new ConcurrentHashMap<>();
    private final Optional<GatheringLog> log;
    private final Clock clock;
    private ResolvedRules everywhere = ResolvedRules.NONE;
    private boolean closed;

    /**
     * A network that logs nothing.
     *
     * @throws NetworkException when this process may not: it takes root, and the library of the command nft
     */
    public KernelNetwork() {
        this(Optional.empty(), Clock.systemUTC());
    }

    /**
     * A network whose rules log, if they are to. Takes a kernel that has NFLOG.
     *
     * @throws NetworkException when this process may not: it takes root, and the library of the command nft
     */
    public KernelNetwork(PolicyLog log, Clock clock) {
        this(Optional.of(new GatheringLog(log)), clock);
    }

    /** Makes the world outside; nodes come when they are needed. */
    private KernelNetwork(Optional<GatheringLog> log, Clock clock) {
        this.log = log;
        this.clock = clock;
        surroundings = new Surroundings(listeners);
        try {
            surroundings.start();
        } catch (NetworkException e) {
            listeners.close();
            surroundings.close();
            throw e;
        }
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public synchronized void attach(Endpoint endpoint) {
        detach(endpoint.name());
        pods.put(endpoint.name(), node(endpoint.node()).join(endpoint, listeners));
    }

    private NodeRouter node(String name) {
        NodeRouter known = nodes.get(name);
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new NetworkException("the network is closed");
        }
        NodeRouter node = new NodeRouter(surroundings, log.isPresent());
        try {
            node.start();
            // Also without rules: connections are only known from when the first ones are there.
            node.firewall().enforce(everywhere);
            log.ifPresent(gathering -> logs.put(
                    name,
                    new NodeLog(
                            node.namespace(),
                            node.firewall(),
                            this::podAt,
                            new NodeLog.Destination(name, gathering, clock))));
        } catch (NetworkException e) {
            node.close();
            throw e;
        }
        nodes.put(name, node);
        return node;
    }

    private Optional<String> podAt(IpAddress address) {
        return pods.values().stream()
                .map(PodNamespace::endpoint)
                .filter(endpoint -> endpoint.address().equals(address))
                .map(Endpoint::name)
                .findFirst();
    }

    @Override
    public synchronized void detach(String name) {
        PodNamespace pod = pods.remove(name);
        if (pod != null) {
            boolean addressStays = pods.values().stream()
                    .anyMatch(other ->
                            other.endpoint().address().equals(pod.endpoint().address()));
            node(pod.endpoint().node()).leave(pod, addressStays);
        }
    }

    @Override
    public synchronized void enforce(ResolvedRules rules) {
        nodes.values().forEach(node -> node.firewall().enforce(rules));
        everywhere = rules;
    }

    @Override
    public synchronized void enforce(String node, ResolvedRules rules) {
        node(node).firewall().enforce(rules);
    }

    @Override
    public Outcome probe(Probe probe) {
        if (probe.protocol() == Protocol.SCTP) {
            throw new IllegalArgumentException("the lab sends TCP, UDP and ICMP packets only");
        }
        return sender(probe.from()).inside(() -> {
            InetAddress to = InetAddress.getByAddress(probe.to().bytes());
            return switch (probe.protocol()) {
                case TCP -> ProbeSocket.tcp(new InetSocketAddress(to, probe.port()));
                case UDP -> ProbeSocket.udp(new InetSocketAddress(to, probe.port()));
                case ICMP -> ProbeSocket.echo(to);
                case SCTP -> throw new IllegalStateException("refused above");
            };
        });
    }

    NetworkNamespace sender(String name) {
        PodNamespace pod = pods.get(name);
        if (pod == null) {
            throw new IllegalArgumentException("there is no pod " + name);
        }
        return pod.namespace();
    }

    @Override
    public synchronized Map<String, Map<RuleSource, RuleCounters>> countersByNode() {
        Map<String, Map<RuleSource, RuleCounters>> counters = new TreeMap<>();
        nodes.forEach((name, node) -> counters.put(name, node.firewall().counters()));
        return counters;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<PodNamespace> open = List.copyOf(pods.values());
        pods.clear();
        open.forEach(PodNamespace::close); // Links vanish with the namespaces at their ends.
        listeners.close();
        logs.values().forEach(NodeLog::close);
        log.ifPresent(gathering -> gathering.close(clock.instant()));
        nodes.values().forEach(NodeRouter::close);
        nodes.clear();
        surroundings.close();
    }

    /** Whether this process can have one, and if not, why. */
    public static Availability availability() {
        try (NetworkNamespace trial = NetworkNamespace.create();
                RouteTable routes = RouteTable.of(trial);
                Nftables nftables = new Nftables(trial)) {
            routes.switchOn(RouteTable.LOOPBACK);
            nftables.load("add table inet trial\n");
            return new Availability(true, "");
        } catch (NetworkException e) {
            return new Availability(false, String.valueOf(e.getMessage()));
        }
    }

    /** Whether rules can log here: the kernel has to have NFLOG. Tries it, where kernel networks can be had. */
    public static boolean canLog() {
        try (NetworkNamespace trial = NetworkNamespace.create();
                Nftables nftables = new Nftables(trial)) {
            nftables.load("add table inet trial\nadd chain inet trial c\nadd rule inet trial c log group 1\n");
            return true;
        } catch (NetworkException e) {
            return false;
        }
    }

    /**
     * Whether kernel networks can be had.
     *
     * @param reason why not, for a person
     */
    public record Availability(boolean available, String reason) {}
}
