package io.tierwall.sync.plan;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import io.tierwall.sync.testing.ModelCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All flows of a small cluster, and which of them its policies deny. */
final class Flows {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static final List<Pod> PODS = List.of(
            pod("n1", "a", "x", 1),
            pod("n1", "b", "x", 2),
            pod("n1", "c", "y", 3),
            pod("n2", "a", "y", 4),
            pod("n2", "b", "y", 5));
    private static final Inventory INVENTORY =
            new Inventory(List.of(namespace("n1"), namespace("n2")), PODS, List.of());
    static final List<Packet> ALL = packets();

    private Flows() {}

    private static Namespace namespace(String name) {
        return new Namespace(name, Map.of("kubernetes.io/metadata.name", name));
    }

    private static Pod pod(String namespace, String app, String env, int number) {
        return new Pod(
                namespace, app + env, Map.of("app", app, "env", env), "node", List.of(address("10.0.0." + number)));
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static List<Packet> packets() {
        List<IpAddress> ends = new ArrayList<>(
                PODS.stream().map(pod -> pod.addresses().getFirst()).toList());
        ends.add(address("192.168.0.7"));
        List<Packet> packets = new ArrayList<>();
        for (IpAddress from : ends) {
            for (IpAddress to : ends) {
                if (!from.equals(to)) {
                    packets.add(Packet.toPort(from, to, Protocol.TCP, 80));
                    packets.add(Packet.toPort(from, to, Protocol.TCP, 443));
                    packets.add(Packet.toPort(from, to, Protocol.UDP, 53));
                }
            }
        }
        return List.copyOf(packets);
    }

    /** The denied flows, each with the policies whose rules deny it. */
    static Map<Packet, Set<ObjectKey>> denied(ModelCluster cluster) {
        ResolvedRules rules = Resolver.resolve(
                        new PolicyObjects(
                                read(cluster, ObjectKind.TIER, Tier.class),
                                read(cluster, ObjectKind.CLUSTER_GROUP, ClusterGroup.class),
                                read(cluster, ObjectKind.CLUSTER_NETWORK_POLICY, ClusterNetworkPolicy.class)),
                        INVENTORY)
                .rules();
        Map<Packet, Set<ObjectKey>> denied = new HashMap<>();
        for (Packet packet : ALL) {
            for (Direction direction : Direction.values()) {
                Optional<ResolvedRule> rule = rules.deciding(direction, packet);
                if (rule.isPresent() && rule.get().verdict() != Verdict.ALLOW) {
                    denied.computeIfAbsent(packet, _ -> new HashSet<>())
                            .add(ObjectKey.policy(rule.get().source().policyName()));
                }
            }
        }
        return denied;
    }

    private static <T> List<T> read(ModelCluster cluster, ObjectKind kind, Class<T> type) {
        return cluster.list(kind).stream()
                .map(object -> SERIALIZATION.convertValue(object.tree(), type))
                .toList();
    }
}
