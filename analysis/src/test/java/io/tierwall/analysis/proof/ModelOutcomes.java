package io.tierwall.analysis.proof;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.ServiceRouting;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.PolicyOracle;
import io.tierwall.lab.network.Probe;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may become of a probe by what the analysis says: its verdict, and then whether anybody is there and listens. */
record ModelOutcomes(ClusterModel model, Inventory inventory, ServiceRoutes services) {

    static ModelOutcomes of(ClusterModel model, Inventory inventory) {
        return new ModelOutcomes(model, inventory, ServiceRouting.of(inventory));
    }

    /** Several outcomes where a service chooses between endpoints. */
    Set<Outcome> of(Probe probe) {
        Pod from = inventory.pods().stream()
                .filter(pod -> pod.toString().equals(probe.from()))
                .findFirst()
                .orElseThrow();
        Packet sent = probe.protocol() == Protocol.ICMP
                ? Packet.echo(from.addresses().getFirst(), probe.to())
                : Packet.toPort(from.addresses().getFirst(), probe.to(), probe.protocol(), probe.port());
        Optional<ServiceRoutes.Route> route = services.find(probe.to(), probe.protocol(), probe.port());
        if (route.isEmpty()) {
            return Set.of(outcome(sent));
        }
        return route.get().endpoints().isEmpty()
                ? Set.of(Outcome.REJECTED)
                : route.get().endpoints().stream()
                        .map(endpoint ->
                                outcome(sent.through(route.get().service(), endpoint.address(), endpoint.port())))
                        .collect(Collectors.toSet());
    }

    private Outcome outcome(Packet packet) {
        Verdict verdict = model.ruling(packet).verdict();
        return switch (verdict) {
            case ALLOW, PASS -> arrives(packet);
            case DROP -> Outcome.DROPPED;
            case REJECT -> Outcome.REJECTED;
        };
    }

    private Outcome arrives(Packet packet) {
        Optional<Pod> pod = inventory.pods().stream()
                .filter(candidate -> candidate.addresses().contains(packet.to()))
                .findFirst();
        if (pod.isEmpty() && ClusterNetwork.CLUSTER_ADDRESSES.contains(packet.to())) {
            return Outcome.DROPPED;
        }
        boolean answers = packet.protocol() == Protocol.ICMP
                || pod.map(PolicyOracle::listening).orElse(Set.of(80)).contains(packet.number());
        return answers ? Outcome.CONNECTED : Outcome.REJECTED;
    }
}
