package io.tierwall.antrea.resolve;

import static io.tierwall.antrea.resolve.ClusterStatements.address;
import static io.tierwall.antrea.resolve.ClusterStatements.namespace;
import static io.tierwall.antrea.resolve.ClusterStatements.policy;
import static io.tierwall.antrea.resolve.ClusterStatements.rule;
import static io.tierwall.antrea.resolve.ClusterStatements.tier;
import static io.tierwall.antrea.resolve.ClusterStatements.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Icmp;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.crd.PolicyRule.PortlessProtocol;
import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.Inventory.Node;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ServiceRoutes.Endpoint;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What single rules cover: names of ports, related namespaces, services, messages. */
final class RuleMatchingTest {

    private static final IpAddress RED = address("198.18.0.1");
    private static final IpAddress RED_TOO = address("198.18.0.2");
    private static final IpAddress BLUE = address("198.18.0.3");
    private static final IpAddress LONELY = address("198.18.0.4");
    private static final IpAddress SERVICE = address("198.18.12.1");
    private static final List<Peer> EVERY_POD = List.of(Peer.everyPod());

    private static final Inventory INVENTORY = new Inventory(
            List.of(
                    namespace("red", Map.of("team", "one", "env", "prod")),
                    namespace("blue", Map.of("team", "one", "env", "test")),
                    namespace("lonely", Map.of("env", "prod"))),
            List.of(
                    pod("red", "a", RED, 8080, true),
                    pod("red", "b", RED_TOO, 9090, true),
                    pod("blue", "c", BLUE, 8080, false),
                    new Pod("lonely", "d", Map.of("app", "web"), "node-1", List.of(LONELY))),
            List.of(
                    service("red", "front", List.of(SERVICE)),
                    service("blue", "none-ready", List.of(address("198.18.12.2"))),
                    service("red", "headless", List.of())),
            List.of(new Node("node-1", Map.of("rack", "1"), List.of(address("198.19.0.1")))));

    private static Pod pod(String namespace, String name, IpAddress address, int http, boolean ready) {
        return new Pod(
                namespace,
                name,
                Map.of("app", "web"),
                "node-1",
                List.of(address),
                List.of(new ContainerPort("http", Protocol.TCP, http)),
                name + "-account",
                ready);
    }

    private static Service service(String namespace, String name, List<IpAddress> addresses) {
        return new Service(
                namespace,
                name,
                Map.of("app", "web"),
                addresses,
                List.of(
                        new ServicePort("http", Protocol.TCP, 80, "http"),
                        new ServicePort("raw", Protocol.UDP, 53, "5353"),
                        new ServicePort("same", Protocol.TCP, 7, "")));
    }

    private static ResolvedRules ingress(PolicyRule rule) {
        return resolve(policy("p", "early", 1, List.of(rule), List.of()));
    }

    private static ResolvedRules egress(PolicyRule rule) {
        return resolve(policy("p", "early", 1, List.of(), List.of(rule)));
    }

    private static ResolvedRules resolve(io.tierwall.antrea.crd.ClusterNetworkPolicy policy) {
        Resolution resolution =
                Resolver.resolve(new PolicyObjects(List.of(tier("early", 10)), List.of(), List.of(policy)), INVENTORY);
        assertThat(resolution.failures()).isEmpty();
        return resolution.rules();
    }

    private static boolean covers(ResolvedRules rules, Direction direction, IpAddress from, IpAddress to, int port) {
        return rules.deciding(direction, Packet.toPort(from, to, Protocol.TCP, port))
                .isPresent();
    }

    private static PolicyRule leaving(List<Peer> to, Port... ports) {
        return new PolicyRule("r", Action.Drop, EVERY_POD, List.of(), to, List.of(ports), false, null);
    }

    @Test
    void aNamedPortIsTheNumberThatTheReceivingPodGivesIt() {
        ResolvedRules rules = ingress(rule("r", Action.Drop, EVERY_POD, List.of(), Port.named("TCP", "http")));

        assertThat(covers(rules, Direction.INGRESS, LONELY, RED, 8080)).isTrue();
        assertThat(covers(rules, Direction.INGRESS, LONELY, RED, 9090)).isFalse();
        assertThat(covers(rules, Direction.INGRESS, LONELY, RED_TOO, 9090)).isTrue();
        assertThat(covers(rules, Direction.INGRESS, RED, LONELY, 8080))
                .as("a pod without the name")
                .isFalse();
    }

    @Test
    void aNamedPortForAnybodyMeansAllPodsAndANumberBesideItAnyAddress() {
        ResolvedRules rules = egress(leaving(List.of(), Port.named("TCP", "http"), new Port("TCP", 443, null)));

        assertThat(covers(rules, Direction.EGRESS, LONELY, RED_TOO, 9090)).isTrue();
        assertThat(covers(rules, Direction.EGRESS, LONELY, RED_TOO, 8080)).isFalse();
        assertThat(covers(rules, Direction.EGRESS, LONELY, address("10.0.0.1"), 443))
                .isTrue();
        assertThat(covers(rules, Direction.EGRESS, LONELY, address("10.0.0.1"), 8080))
                .isFalse();
    }

    @Test
    void theSameNamespaceIsMeantForEachProtectedPodByItself() {
        ResolvedRules rules =
                ingress(rule("r", Action.Drop, EVERY_POD, List.of(Peer.related(Peer.Namespaces.self(), null))));

        assertThat(covers(rules, Direction.INGRESS, RED, RED_TOO, 80)).isTrue();
        assertThat(covers(rules, Direction.INGRESS, BLUE, RED, 80)).isFalse();
        assertThat(rules.ingress())
                .extracting(rule -> rule.source().ruleName())
                .as("one rule for each namespace, under one name")
                .containsExactly("r", "r", "r");
    }

    @Test
    void namespacesWithTheSameLabelsRelateAndThoseWithoutThemDoNot() {
        ResolvedRules rules = ingress(
                rule("r", Action.Drop, EVERY_POD, List.of(Peer.related(Peer.Namespaces.sameLabels("team"), null))));

        assertThat(covers(rules, Direction.INGRESS, BLUE, RED, 80)).isTrue();
        assertThat(covers(rules, Direction.INGRESS, LONELY, RED, 80)).isFalse();
        assertThat(covers(rules, Direction.INGRESS, LONELY, LONELY, 80)).isFalse();
    }

    @Test
    void relatedNamespacesCountBesideOtherPeers() {
        ResolvedRules rules = ingress(rule(
                "r",
                Action.Drop,
                EVERY_POD,
                List.of(Peer.related(Peer.Namespaces.self(), null), ClusterStatements.block("10.0.0.0/8"))));

        assertThat(covers(rules, Direction.INGRESS, RED, RED_TOO, 80)).isTrue();
        assertThat(covers(rules, Direction.INGRESS, address("10.1.1.1"), BLUE, 80))
                .isTrue();
        assertThat(covers(rules, Direction.INGRESS, RED, BLUE, 80)).isFalse();
    }

    @Test
    void serviceAccountsAndNodesArePeersToo() {
        assertThat(ingress(rule("r", Action.Drop, EVERY_POD, List.of(Peer.serviceAccount("red", "a-account"))))
                        .ingress()
                        .getFirst()
                        .peers())
                .isEqualTo(Peers.hosts(Set.of(RED)));
        assertThat(ingress(rule("r", Action.Drop, EVERY_POD, List.of(Peer.nodes(where("rack", "In", "1")))))
                        .ingress()
                        .getFirst()
                        .peers())
                .isEqualTo(new Peers.Addresses(Set.of(), List.of(Cidr.host(address("198.19.0.1")))));
    }

    @Test
    void icmpMessagesMatchByTypeAndCodeAndNoPortDoes() {
        ResolvedRules rules = ingress(withProtocols(new PortlessProtocol(new Icmp(8, null))));

        assertThat(rules.deciding(Direction.INGRESS, Packet.echo(BLUE, RED))).isPresent();
        assertThat(rules.deciding(Direction.INGRESS, new Packet(BLUE, RED, Protocol.ICMP, 13, 0, ServiceName.NONE)))
                .isEmpty();
        assertThat(covers(rules, Direction.INGRESS, BLUE, RED, 8)).isFalse();
    }

    @Test
    void aRuleOverMulticastMembershipAloneIsNeverMet() {
        assertThat(ingress(withProtocols(new PortlessProtocol(null))).ingress()).isEmpty();
    }

    private static PolicyRule withProtocols(PortlessProtocol... protocols) {
        return new PolicyRule(
                "r",
                Action.Drop,
                EVERY_POD,
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                List.of(),
                List.of(protocols));
    }

    @Test
    void servicesLeadToThePortsOfReadyPodsByNumberOrName() {
        ServiceRoutes services =
                ingress(rule("r", Action.Drop, EVERY_POD, List.of())).services();

        assertThat(services.find(SERVICE, Protocol.TCP, 80).orElseThrow().endpoints())
                .containsExactly(new Endpoint(RED, 8080), new Endpoint(RED_TOO, 9090));
        assertThat(services.find(SERVICE, Protocol.UDP, 53).orElseThrow().endpoints())
                .containsExactly(new Endpoint(RED, 5353), new Endpoint(RED_TOO, 5353));
        assertThat(services.find(SERVICE, Protocol.TCP, 7).orElseThrow().endpoints())
                .contains(new Endpoint(RED, 7));
        assertThat(services.find(address("198.18.12.2"), Protocol.TCP, 80)
                        .orElseThrow()
                        .endpoints())
                .isEmpty();
        assertThat(services.find(SERVICE, Protocol.TCP, 81)).isEmpty();
    }

    @Test
    void toServicesMeansTrafficThatWentThroughTheService() {
        ResolvedRules rules = egress(new PolicyRule(
                "r",
                Action.Drop,
                EVERY_POD,
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                List.of(new PolicyRule.ServiceName("front", "red")),
                List.of()));
        Packet asked = Packet.toPort(LONELY, SERVICE, Protocol.TCP, 80);

        assertThat(rules.deciding(Direction.EGRESS, asked.through(new ServiceName("red", "front"), RED, 8080)))
                .isPresent();
        assertThat(rules.deciding(Direction.EGRESS, asked.through(new ServiceName("red", "other"), RED, 8080)))
                .isEmpty();
        assertThat(covers(rules, Direction.EGRESS, LONELY, RED, 8080)).isFalse();
    }
}
