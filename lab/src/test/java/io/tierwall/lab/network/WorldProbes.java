package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.Resolution;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A world's pods in a network, and what can be tried there. */
public final class WorldProbes {

    private WorldProbes() {}

    /** Attaches all pods, each listening where the lab's pods do. */
    public static void populate(ClusterNetwork network, Inventory inventory) {
        attach(network, inventory.pods());
    }

    /** Attaches some pods. */
    public static void attach(ClusterNetwork network, List<Pod> pods) {
        for (Pod pod : pods) {
            Set<Listener> listening = new HashSet<>();
            PolicyOracle.listening(pod).forEach(port -> {
                listening.add(new Listener(Protocol.TCP, port));
                listening.add(new Listener(Protocol.UDP, port));
            });
            network.attach(
                    new Endpoint(pod.toString(), pod.node(), pod.addresses().getFirst(), listening));
        }
    }

    /** Either everything everywhere, or each node what concerns its pods. */
    public static void enforce(ClusterNetwork network, Resolution resolution, boolean nodeByNode) {
        if (nodeByNode) {
            RandomWorld.NODES.forEach(node -> network.enforce(node, resolution.rulesOf(node)));
        } else {
            network.enforce(resolution.rules());
        }
    }

    /** From every pod to every pod, service and some addresses outside, by all protocols and a spread of ports. */
    public static List<Probe> all(Inventory inventory) {
        List<IpAddress> destinations = Stream.of(
                        inventory.pods().stream().map(pod -> pod.addresses().getFirst()),
                        inventory.services().stream().flatMap(service -> service.clusterAddresses().stream()),
                        Stream.of(
                                RandomWorld.address("10.1.2.3"),
                                RandomWorld.address("192.168.100.5"),
                                RandomWorld.address("198.18.0.200")))
                .flatMap(addresses -> addresses)
                .toList();
        List<Probe> probes = new ArrayList<>();
        for (Pod from : inventory.pods()) {
            for (IpAddress to : destinations) {
                probes.add(Probe.echo(from.toString(), to));
                for (int port : List.of(53, 80, 443, 8080)) {
                    probes.add(new Probe(from.toString(), to, port, Protocol.TCP));
                    probes.add(new Probe(from.toString(), to, port, Protocol.UDP));
                }
            }
        }
        return probes;
    }
}
