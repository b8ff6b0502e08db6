package io.tierwall.bench.analysis;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.bench.Course;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A cluster as firms have them: namespaces of 20 applications of five pods each, in three environments. Most policies
 * are those of one application, and open ports of it to others before they close it; one of twenty is about a whole
 * environment and comes first. Each has ten rules.
 */
final class PolicyWorld {

    static final int RULES = 10;

    private static final String RANDOM = "L64X128MixRandom";
    private static final int APPLICATIONS = 20;
    private static final int REPLICAS = 5;
    private static final int FIRST_ADDRESS = 10 << 24;
    private static final int ENVIRONMENT_POLICIES = 20;
    private static final List<String> ENVIRONMENTS = List.of("dev", "prod", "test");
    private static final List<Integer> PORTS = List.of(80, 443, 5432, 6379, 8080, 8443, 9090, 9092);

    private final RandomGenerator random;
    private final Inventory inventory;
    private final PolicyObjects objects;

    /** @param pods rounded up to whole namespaces, of 100 pods */
    PolicyWorld(RandomGenerator random, int pods, int policies) {
        this.random = random;
        int namespaces = Math.ceilDiv(pods, APPLICATIONS * REPLICAS);
        this.inventory = inventory(namespaces);
        this.objects = new PolicyObjects(
                List.of(
                        new Tier(named("infrastructure"), new Tier.Spec(13, "")),
                        new Tier(named("application"), new Tier.Spec(37, ""))),
                groups(namespaces),
                IntStream.range(0, policies)
                        .mapToObj(number -> policy(number, namespaces))
                        .toList());
    }

    /** A world in which policies grow with the pods, ten rules for ten pods. The same seed makes the same world. */
    static PolicyWorld ofSize(Course course, int pods) {
        return new PolicyWorld(
                RandomGeneratorFactory.of(RANDOM).create(course.seed()),
                pods,
                Math.max(ENVIRONMENT_POLICIES, pods / RULES));
    }

    Inventory inventory() {
        return inventory;
    }

    PolicyObjects objects() {
        return objects;
    }

    private static Inventory inventory(int namespaces) {
        List<Namespace> spaces = new ArrayList<>();
        List<Pod> pods = new ArrayList<>();
        for (int space = 0; space < namespaces; space++) {
            String name = "ns-" + space;
            spaces.add(new Namespace(name, Map.of("name", name, "env", ENVIRONMENTS.get(space % 3))));
            for (int number = 0; number < APPLICATIONS * REPLICAS; number++) {
                String application = "app-" + number % APPLICATIONS;
                IpAddress address = new IpAddress(Family.IPV4, BigInteger.valueOf(FIRST_ADDRESS + pods.size() + 1L));
                pods.add(new Pod(
                        name, application + "-" + number, Map.of("app", application), "node", List.of(address)));
            }
        }
        return new Inventory(spaces, pods, List.of());
    }

    private static List<ClusterGroup> groups(int namespaces) {
        List<ClusterGroup> groups = new ArrayList<>();
        for (String environment : ENVIRONMENTS) {
            groups.add(new ClusterGroup(
                    named("env-" + environment), ClusterGroup.Spec.selecting(labelled("env", environment), null)));
        }
        for (int space = 0; space < namespaces; space++) {
            for (int application = 0; application < APPLICATIONS; application++) {
                groups.add(new ClusterGroup(
                        named(group(space, application)),
                        ClusterGroup.Spec.selecting(
                                labelled("name", "ns-" + space), labelled("app", "app-" + application))));
            }
        }
        return groups;
    }

    private static String group(int namespace, int application) {
        return "ns-" + namespace + "-app-" + application;
    }

    private static LabelSelector labelled(String key, String value) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Map.of(key, value));
        return selector;
    }

    private static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setUid("uid-" + name);
        return metadata;
    }

    private ClusterNetworkPolicy policy(int number, int namespaces) {
        return number % ENVIRONMENT_POLICIES == 0
                ? environment(number, namespaces)
                : application(number, random.nextInt(namespaces), namespaces);
    }

    /** Single applications are kept from single ports of an environment. */
    private ClusterNetworkPolicy environment(int number, int namespaces) {
        List<PolicyRule> ingress = IntStream.range(0, RULES)
                .mapToObj(rule -> ingress(
                        "r" + rule,
                        random.nextInt(4) == 0 ? Action.Drop : Action.Pass,
                        Peer.group(group(random.nextInt(namespaces), random.nextInt(APPLICATIONS))),
                        List.of(port())))
                .toList();
        return policy(
                number,
                "infrastructure",
                "env-" + ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())),
                ingress,
                List.of());
    }

    private ClusterNetworkPolicy application(int number, int namespace, int namespaces) {
        List<PolicyRule> ingress = new ArrayList<>();
        List<PolicyRule> egress = new ArrayList<>();
        for (int rule = 0; rule < 6; rule++) {
            ingress.add(ingress("r" + rule, Action.Allow, other(namespace, namespaces), List.of(port(), port())));
        }
        ingress.add(ingress("rest", Action.Drop, Peer.everyPod(), List.of()));
        egress.add(egress("e0", Action.Allow, other(namespace, namespaces), List.of(port())));
        egress.add(egress("e1", Action.Allow, other(namespace, namespaces), List.of(port(), port())));
        egress.add(
                egress("e2", Action.Drop, Peer.group("env-" + ENVIRONMENTS.get(random.nextInt(3))), List.of(port())));
        return policy(number, "application", group(namespace, random.nextInt(APPLICATIONS)), ingress, egress);
    }

    /** Mostly an application of the same namespace. */
    private Peer other(int namespace, int namespaces) {
        int of = random.nextInt(5) > 0 ? namespace : random.nextInt(namespaces);
        return Peer.group(group(of, random.nextInt(APPLICATIONS)));
    }

    private Port port() {
        return new Port("TCP", PORTS.get(random.nextInt(PORTS.size())), null);
    }

    private static ClusterNetworkPolicy policy(
            int number, String tier, String appliedTo, List<PolicyRule> ingress, List<PolicyRule> egress) {
        return new ClusterNetworkPolicy(
                named("policy-" + number),
                new ClusterNetworkPolicy.Spec(tier, 1 + number, List.of(Peer.group(appliedTo)), ingress, egress));
    }

    private static PolicyRule ingress(String name, Action action, Peer from, List<Port> ports) {
        return new PolicyRule(
                name, action, List.of(), List.of(from), List.of(), ports, false, null, List.of(), List.of());
    }

    private static PolicyRule egress(String name, Action action, Peer to, List<Port> ports) {
        return new PolicyRule(
                name, action, List.of(), List.of(), List.of(to), ports, false, null, List.of(), List.of());
    }

    /** The same, but for the ports of one rule of a policy of an application. */
    PolicyObjects edited(PolicyObjects now, int edit) {
        int number = 1 + ENVIRONMENT_POLICIES * (edit % (now.policies().size() / ENVIRONMENT_POLICIES));
        ClusterNetworkPolicy old = now.policies().get(number);
        List<PolicyRule> ingress = new ArrayList<>(old.getSpec().ingress());
        PolicyRule rule = ingress.getFirst();
        ingress.set(
                0,
                ingress(
                        rule.name(),
                        rule.action(),
                        rule.from().getFirst(),
                        List.of(new Port("TCP", 7000 + edit, null))));
        List<ClusterNetworkPolicy> policies = new ArrayList<>(now.policies());
        policies.set(
                number,
                new ClusterNetworkPolicy(
                        old.getMetadata(),
                        new ClusterNetworkPolicy.Spec(
                                old.getSpec().tier(),
                                old.getSpec().priority(),
                                old.getSpec().appliedTo(),
                                ingress,
                                old.getSpec().egress())));
        return new PolicyObjects(now.tiers(), now.groups(), policies, now.namespaced());
    }
}
