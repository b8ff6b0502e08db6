package io.tierwall.lab.network.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.RuleCounters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster of network namespaces: a router, a world outside, and one for each pod. */
public final class KernelNetwork implements ClusterNetwork {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NetworkNamespace router;
    private final Listeners listeners = new Listeners();
    private final Topology topology;
    private final Map<String, PodNamespace> pods = new HashMap<>();
    private final RuleNumbers numbers = new RuleNumbers();
    private ResolvedRules inForce = ResolvedRules.NONE;

    /**
     * Makes the router and the world outside.
     *
     * @throws NetworkException when this process may not: it takes root, and the commands ip and nft
     */
    public KernelNetwork() {
        router = NetworkNamespace.create();
        topology = new Topology(router, listeners);
        load(ResolvedRules.NONE, List.of(), List.of());
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public synchronized void attach(Endpoint endpoint) {
        detach(endpoint.name());
        pods.put(endpoint.name(), topology.join(endpoint));
    }

    @Override
    public synchronized void detach(String name) {
        PodNamespace pod = pods.remove(name);
        if (pod != null) {
            topology.leave(pod);
        }
    }

    @Override
    public synchronized void enforce(ResolvedRules rules) {
        List<String> staleSets = Ruleset.setNames(inForce, numbers);
        Set<RuleSource> next = Stream.concat(rules.egress().stream(), rules.ingress().stream())
                .map(ResolvedRule::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> staleCounters = numbers.all().entrySet().stream()
                .filter(entry -> !next.contains(entry.getKey()))
                .flatMap(entry -> Stream.of(Ruleset.decided(entry.getValue()), Ruleset.further(entry.getValue())))
                .toList();
        Map<RuleSource, Integer> before = numbers.all();
        numbers.keep(next);
        try {
            load(rules, staleSets, staleCounters);
        } catch (NetworkException e) {
            numbers.restore(before); // The rules before stay in force, and their counters with them.
            throw e;
        }
        inForce = rules;
    }

    private void load(ResolvedRules rules, List<String> staleSets, List<String> staleCounters) {
        String transaction = Ruleset.of(rules, numbers, staleSets, staleCounters);
        router.inside(() -> {
            Commands.nft(transaction);
            return true;
        });
    }

    @Override
    public Outcome probe(Probe probe) {
        NetworkNamespace sender = sender(probe.from());
        return sender.inside(() -> {
            InetSocketAddress to = new InetSocketAddress(address(probe), probe.port());
            return probe.protocol() == Protocol.TCP ? ProbeSocket.tcp(to) : ProbeSocket.udp(to);
        });
    }

    synchronized NetworkNamespace sender(String name) {
        PodNamespace pod = pods.get(name);
        if (pod == null) {
            throw new IllegalArgumentException("there is no pod " + name);
        }
        return pod.namespace();
    }

    private static InetAddress address(Probe probe) throws UnknownHostException {
        return InetAddress.getByAddress(probe.to().bytes());
    }

    @Override
    public synchronized Map<RuleSource, RuleCounters> counters() {
        Map<String, RuleCounters> byName = read(router.inside(() -> Commands.nftJson("list", "counters")));
        Map<RuleSource, RuleCounters> counters = new HashMap<>();
        Stream.concat(inForce.egress().stream(), inForce.ingress().stream()).forEach(rule -> {
            int number = numbers.of(rule.source());
            RuleCounters decided = byName.getOrDefault(Ruleset.decided(number), RuleCounters.ZERO);
            RuleCounters further = byName.getOrDefault(Ruleset.further(number), RuleCounters.ZERO);
            boolean allows = rule.verdict() == Verdict.ALLOW;
            counters.put(
                    rule.source(),
                    allows ? decided.plus(new RuleCounters(0, further.packets(), further.bytes())) : decided);
        });
        return counters;
    }

    private static Map<String, RuleCounters> read(String json) {
        Map<String, RuleCounters> counters = new HashMap<>();
        try {
            for (JsonNode element : JSON.readTree(json).path("nftables")) {
                JsonNode counter = element.path("counter");
                long packets = counter.path("packets").asLong();
                counters.put(
                        counter.path("name").asText(),
                        new RuleCounters(packets, packets, counter.path("bytes").asLong()));
            }
        } catch (JsonProcessingException e) {
            throw new NetworkException("nft answered no JSON", e);
        }
        return counters;
    }

    @Override
    public synchronized void close() {
        new ArrayList<>(pods.keySet()).forEach(this::detach);
        listeners.close();
        topology.close();
        router.close();
    }

    /** Whether this process can have one, and if not, why. */
    public static Availability availability() {
        try (NetworkNamespace trial = NetworkNamespace.create()) {
            trial.inside(() -> {
                Commands.ip(List.of("link set lo up"));
                Commands.nft("add table inet trial\n");
                return true;
            });
            return new Availability(true, "");
        } catch (NetworkException e) {
            return new Availability(false, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether kernel networks can be had.
     *
     * @param reason why not, for a person
     */
    public record Availability(boolean available, String reason) {}
}
