package io.tierwall.analysis.reach;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;

/** A shop in which all that reaches the database is the web on its port, and one block of hosts. */
public final class Shop {

    private Shop() {}

    public static ClusterModel model() {
        return ClusterModel.of(objects(5432), inventory());
    }

    /** @param port on which the web reaches the database */
    public static PolicyObjects objects(int port) {
        ClusterNetworkPolicy policy = new ClusterNetworkPolicy(
                named("db"),
                new ClusterNetworkPolicy.Spec(
                        "application",
                        5,
                        List.of(labelled("db")),
                        List.of(
                                rule("web", Action.Allow, labelled("web"), List.of(new Port("TCP", port, null))),
                                rule(
                                        "hosts",
                                        Action.Allow,
                                        new Peer(
                                                null,
                                                null,
                                                null,
                                                new ClusterGroup.IpBlock("10.0.0.0/8", List.of("10.1.0.0/16"))),
                                        List.of()),
                                rule("rest", Action.Drop, new Peer(null, new LabelSelector(), null, null), List.of()),
                                rule(
                                        "world",
                                        Action.Drop,
                                        new Peer(null, null, null, new ClusterGroup.IpBlock("0.0.0.0/0", List.of())),
                                        List.of())),
                        List.of()));
        return new PolicyObjects(List.of(), List.of(), List.of(policy));
    }

    public static Inventory inventory() {
        return new Inventory(
                List.of(new Namespace("dev", Map.of()), new Namespace("shop", Map.of())),
                List.of(
                        pod("dev", "try", "try", "198.18.0.1"),
                        pod("shop", "db", "db", "198.18.0.2"),
                        pod("shop", "web-0", "web", "198.18.0.3"),
                        pod("shop", "web-1", "web", "198.18.0.4")),
                List.of());
    }

    private static Pod pod(String namespace, String name, String app, String address) {
        return new Pod(
                namespace,
                name,
                Map.of("app", app),
                "node-1",
                List.of(IpAddress.parse(address).orElseThrow()));
    }

    private static Peer labelled(String app) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Map.of("app", app));
        return new Peer(null, selector, null, null);
    }

    private static PolicyRule rule(String name, Action action, Peer from, List<Port> ports) {
        return new PolicyRule(
                name, action, List.of(), List.of(from), List.of(), ports, false, null, List.of(), List.of());
    }

    private static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setUid("uid-" + name);
        return metadata;
    }
}
