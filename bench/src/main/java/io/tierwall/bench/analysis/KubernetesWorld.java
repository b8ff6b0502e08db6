package io.tierwall.bench.analysis;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** 200 workloads in ten namespaces, each with a Kubernetes NetworkPolicy of its own that opens two ports of it. */
final class KubernetesWorld {

    private static final int WORKLOADS = 200;
    private static final int NAMESPACES = 10;
    private static final long FIRST_ADDRESS = 10L << 24;

    private final RandomGenerator random;

    KubernetesWorld(RandomGenerator random) {
        this.random = random;
    }

    Inventory inventory() {
        return new Inventory(
                IntStream.range(0, NAMESPACES)
                        .mapToObj(number -> new Namespace("ns-" + number, Map.of("name", "ns-" + number)))
                        .toList(),
                IntStream.range(0, WORKLOADS)
                        .mapToObj(number -> new Pod(
                                "ns-" + number % NAMESPACES,
                                "app-" + number,
                                Map.of("app", "app-" + number),
                                "node",
                                List.of(new IpAddress(Family.IPV4, BigInteger.valueOf(FIRST_ADDRESS + number + 1)))))
                        .toList(),
                List.of());
    }

    PolicyObjects objects() {
        return new PolicyObjects(
                List.of(),
                List.of(),
                List.of(),
                new PolicyObjects.Namespaced(
                        List.of(),
                        List.of(),
                        IntStream.range(0, WORKLOADS).mapToObj(this::policy).toList()));
    }

    private NetworkPolicy policy(int number) {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(labelled("app", "app-" + number));
        spec.setPolicyTypes(List.of("Ingress"));
        spec.setIngress(List.of(rule(number, 80), rule(number, 8080)));
        NetworkPolicy policy = new NetworkPolicy();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName("policy-" + number);
        metadata.setNamespace("ns-" + number % NAMESPACES);
        metadata.setUid("uid-" + number);
        policy.setMetadata(metadata);
        policy.setSpec(spec);
        return policy;
    }

    private NetworkPolicyIngressRule rule(int number, int port) {
        NetworkPolicyPeer near = new NetworkPolicyPeer();
        near.setPodSelector(labelled("app", "app-" + (number + NAMESPACES * random.nextInt(9)) % WORKLOADS));
        NetworkPolicyPeer far = new NetworkPolicyPeer();
        far.setNamespaceSelector(labelled("name", "ns-" + random.nextInt(NAMESPACES)));
        NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
        rule.setFrom(List.of(near, far));
        rule.setPorts(List.of(new NetworkPolicyPort(null, new IntOrString(port), "TCP")));
        return rule;
    }

    private static LabelSelector labelled(String key, String value) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Map.of(key, value));
        return selector;
    }
}
