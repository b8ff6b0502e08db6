package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Icmp;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.crd.PolicyRule.PortlessProtocol;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A small cluster full of policies of all kinds. The same number makes the same world. */
public final class RandomWorld {

    /** The nodes that pods run on. */
    public static final List<String> NODES = List.of("node-1", "node-2");

    private static final List<String> NAMESPACES = List.of("red", "green", "blue");
    private static final List<String> BLOCKS =
            List.of("198.18.0.0/29", "198.18.0.4/30", "10.0.0.0/8", "0.0.0.0/0", "192.168.100.0/24");
    private static final List<String> TIERS = List.of("early", "late", "late", "application", "baseline", "missing");

    private final Random random;
    private final long seed;
    private int named;

    private RandomWorld(long seed) {
        this.random = new Random(seed);
        this.seed = seed;
    }

    /** What runs there, and what is said about it. */
    public record World(Inventory inventory, PolicyObjects objects) {}

    /** The world of a number. */
    public static World of(long seed) {
        RandomWorld world = new RandomWorld(seed);
        return new World(world.inventory(), world.objects());
    }

    public static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <E> List<E> some(int most, IntFunction<E> each) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(each).toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Inventory inventory() {
        List<Namespace> namespaces = List.of(
                new Namespace("red", Map.of("team", "one", "env", "prod")),
                new Namespace("green", Map.of("team", chance(50) ? "one" : "two")),
                new Namespace("blue", Map.of("env", "prod")));
        List<Pod> pods = IntStream.range(0, 7).mapToObj(this::pod).toList();
        List<Service> services = IntStream.range(0, 3).mapToObj(this::service).toList();
        return new Inventory(namespaces, pods, services);
    }

    private Pod pod(int number) {
        List<ContainerPort> ports = new ArrayList<>();
        if (chance(75)) {
            ports.add(new ContainerPort("http", Protocol.TCP, chance(50) ? 80 : 8080));
        }
        if (chance(40)) {
            ports.add(new ContainerPort("dns", Protocol.UDP, 53));
        }
        return new Pod(
                NAMESPACES.get(number % 3),
                "p" + number,
                Map.of("app", one(List.of("web", "db")), "size", one(List.of("s", "l"))),
                NODES.get(random.nextInt(2)),
                List.of(address("198.18.0." + (number + 1))),
                ports,
                one(List.of("default", "robot")),
                chance(85));
    }

    private Service service(int number) {
        return new Service(
                NAMESPACES.get(number),
                "svc",
                Map.of("app", one(List.of("web", "db"))),
                List.of(address("198.18.12." + (number + 1))),
                List.of(
                        new ServicePort("http", Protocol.TCP, 80, chance(50) ? "http" : "8080"),
                        new ServicePort("dns", Protocol.UDP, 53, "53")));
    }

    private PolicyObjects objects() {
        List<Tier> tiers =
                List.of(tier("early", 10), tier("late", 20), tier("application", 250), tier("baseline", 253));
        List<ClusterGroup> groups = List.of(
                new ClusterGroup(metadata("g0", ""), leaf()),
                new ClusterGroup(metadata("g1", ""), leaf()),
                new ClusterGroup(metadata("g2", ""), ClusterGroup.Spec.union(List.of("g0", "g1"))));
        List<ClusterNetworkPolicy> policies = some(5, _ -> new ClusterNetworkPolicy(metadata(name(), ""), spec(false)));
        List<Group> ownGroups = NAMESPACES.stream()
                .map(namespace -> new Group(metadata("g0", namespace), leaf()))
                .toList();
        return new PolicyObjects(
                tiers,
                groups,
                policies,
                new PolicyObjects.Namespaced(
                        ownGroups,
                        some(
                                4,
                                _ -> new io.tierwall.antrea.crd.NetworkPolicy(
                                        metadata(name(), one(NAMESPACES)), spec(true))),
                        some(3, _ -> kubernetes())));
    }

    private static Tier tier(String name, int priority) {
        return new Tier(metadata(name, ""), new Tier.Spec(priority, ""));
    }

    private String name() {
        return "n" + ++named + "-" + Long.toHexString(seed);
    }

    private static ObjectMeta metadata(String name, String namespace) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setUid("uid-" + namespace + name);
        if (!namespace.isEmpty()) {
            metadata.setNamespace(namespace);
        }
        return metadata;
    }

    private ClusterGroup.Spec leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> ClusterGroup.Spec.addresses(List.of(block()));
            case 1 -> ClusterGroup.Spec.behind(new ClusterGroup.ServiceReference("svc", one(NAMESPACES)));
            case 2 -> ClusterGroup.Spec.selecting(namespaces(), chance(50) ? pods() : null);
            default -> ClusterGroup.Spec.selecting(null, pods());
        };
    }

    private IpBlock block() {
        String cidr = one(BLOCKS);
        return new IpBlock(cidr, cidr.equals("0.0.0.0/0") && chance(60) ? List.of("198.18.0.0/30") : List.of());
    }

    private LabelSelector pods() {
        return chance(25) ? new LabelSelector() : where(one(List.of("app", "size")), List.of("web", "s", "x"));
    }

    private LabelSelector namespaces() {
        return chance(25) ? new LabelSelector() : where(one(List.of("team", "env")), List.of("one", "prod"));
    }

    private LabelSelector where(String key, List<String> values) {
        String operator = one(List.of("In", "In", "NotIn", "Exists", "DoesNotExist"));
        LabelSelector selector = new LabelSelector();
        selector.setMatchExpressions(
                List.of(new LabelSelectorRequirement(key, operator, operator.endsWith("In") ? values : List.of())));
        return selector;
    }

    private ClusterNetworkPolicy.Spec spec(boolean namespaced) {
        String tier = one(TIERS);
        return new ClusterNetworkPolicy.Spec(
                tier,
                1 + random.nextInt(5),
                List.of(appliedTo(namespaced)),
                some(3, _ -> rule(tier, namespaced, true)),
                some(3, _ -> rule(tier, namespaced, false)));
    }

    private Peer appliedTo(boolean namespaced) {
        if (chance(30)) {
            return Peer.group(namespaced ? "g0" : one(List.of("g0", "g1", "g2")));
        }
        return namespaced || chance(60) ? new Peer(null, pods(), null, null) : new Peer(null, null, namespaces(), null);
    }

    private PolicyRule rule(String tier, boolean namespaced, boolean ingress) {
        Action action = one(List.of(Action.Allow, Action.Allow, Action.Drop, Action.Reject, Action.Pass));
        if (tier.equals("baseline") && action == Action.Pass) {
            action = Action.Drop;
        }
        boolean toServices = !ingress && chance(20);
        List<Peer> peers = toServices ? List.of() : some(2, _ -> peer(namespaced));
        return new PolicyRule(
                name(),
                action,
                List.of(),
                ingress ? peers : List.of(),
                ingress ? List.of() : peers,
                toServices ? List.of() : some(2, _ -> port()),
                false,
                null,
                toServices ? List.of(new PolicyRule.ServiceName("svc", one(NAMESPACES))) : List.of(),
                toServices || chance(75) ? List.of() : List.of(message()));
    }

    private static final List<Peer.Namespaces> RELATIONS = List.of(
            Peer.Namespaces.self(), Peer.Namespaces.sameLabels("team"), Peer.Namespaces.sameLabels("team", "env"));

    private Peer peer(boolean namespaced) {
        return switch (random.nextInt(namespaced ? 4 : 6)) {
            case 0 -> Peer.group(one(List.of("g0", "g1", "g2", "gone")));
            case 1 -> new Peer(null, null, null, block());
            case 2 -> new Peer(null, pods(), null, null);
            case 3 -> new Peer(null, chance(50) ? pods() : null, namespaces(), null);
            case 4 -> Peer.related(one(RELATIONS), chance(50) ? pods() : null);
            default -> Peer.serviceAccount(one(NAMESPACES), "robot");
        };
    }

    private Port port() {
        return switch (random.nextInt(5)) {
            case 0 -> Port.named("TCP", "http");
            case 1 -> Port.named("UDP", "dns");
            case 2 -> new Port("TCP", 80, 8080);
            case 3 -> new Port("UDP", (Integer) null, null);
            default -> new Port(null, one(List.of(80, 8080, 443)), null);
        };
    }

    private PortlessProtocol message() {
        return new PortlessProtocol(
                one(List.of(new Icmp(null, null), new Icmp(8, null), new Icmp(8, 0), new Icmp(13, 0))));
    }

    private NetworkPolicy kubernetes() {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(pods());
        spec.setPolicyTypes(
                one(List.of(List.<String>of(), List.of("Ingress"), List.of("Egress"), List.of("Ingress", "Egress"))));
        spec.setIngress(some(2, _ -> {
            NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
            rule.setFrom(some(2, _ -> kubernetesPeer()));
            rule.setPorts(some(2, _ -> kubernetesPort()));
            return rule;
        }));
        spec.setEgress(some(2, _ -> {
            NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
            rule.setTo(some(2, _ -> kubernetesPeer()));
            rule.setPorts(some(2, _ -> kubernetesPort()));
            return rule;
        }));
        NetworkPolicy policy = new NetworkPolicy();
        policy.setMetadata(metadata(name(), one(NAMESPACES)));
        policy.setSpec(spec);
        return policy;
    }

    private NetworkPolicyPeer kubernetesPeer() {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        switch (random.nextInt(3)) {
            case 0 -> {
                IpBlock block = block();
                peer.setIpBlock(new IPBlock(block.cidr(), block.except()));
            }
            case 1 -> peer.setPodSelector(pods());
            default -> {
                peer.setNamespaceSelector(namespaces());
                if (chance(50)) {
                    peer.setPodSelector(pods());
                }
            }
        }
        return peer;
    }

    private NetworkPolicyPort kubernetesPort() {
        return switch (random.nextInt(4)) {
            case 0 -> new NetworkPolicyPort(null, new IntOrString("http"), "TCP");
            case 1 -> new NetworkPolicyPort(8080, new IntOrString(80), null);
            case 2 -> new NetworkPolicyPort(null, null, "UDP");
            default -> new NetworkPolicyPort(null, new IntOrString(53), "UDP");
        };
    }
}
