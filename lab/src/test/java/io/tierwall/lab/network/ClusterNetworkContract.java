package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.IcmpMatch;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Traffic;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What packets meet, in every network. */
public abstract class ClusterNetworkContract {

    protected static final IpAddress A = address("198.18.0.1");
    protected static final IpAddress B = address("198.18.0.2");
    protected static final IpAddress C = address("198.18.0.3");
    private static final IpAddress WORLD = address("192.168.100.5");
    private static final IpAddress SERVICE = address("198.18.12.1");
    private static final String FAR_NODE = "far-node";

    private ClusterNetwork network;

    protected abstract ClusterNetwork create();

    protected abstract ClusterNetwork create(PolicyLog log, Clock clock);

    protected final ClusterNetwork network() {
        return network;
    }

    protected static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    protected static RuleSource source(String rule) {
        return new RuleSource("uid", "policy", rule);
    }

    @BeforeEach
    void attachThreePods() {
        network = create();
        network.attach(pod("a", A));
        network.attach(pod("b", B));
        network.attach(pod("c", FAR_NODE, C));
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static Endpoint pod(String name, IpAddress address) {
        return pod(name, Endpoint.ONLY_NODE, address);
    }

    private static Endpoint pod(String name, String node, IpAddress address) {
        return new Endpoint(
                name,
                node,
                address,
                Set.of(
                        new Listener(Protocol.TCP, 80),
                        new Listener(Protocol.TCP, 8080),
                        new Listener(Protocol.UDP, 80)));
    }

    protected final RuleCounters counted(String rule) {
        return network.counters().getOrDefault(source(rule), RuleCounters.ZERO);
    }

    protected final Outcome tcp(String from, IpAddress to) {
        return network.probe(new Probe(from, to, 80, Protocol.TCP));
    }

    private Outcome udp(String from, IpAddress to) {
        return network.probe(new Probe(from, to, 80, Protocol.UDP));
    }

    protected static ResolvedRule rule(
            String name,
            Direction direction,
            Verdict verdict,
            Set<IpAddress> appliedTo,
            Peers peers,
            PortMatch... ports) {
        return new ResolvedRule(source(name), direction, verdict, appliedTo, peers, List.of(ports), LogSetting.OFF);
    }

    protected static Peers only(IpAddress... hosts) {
        return new Peers.Addresses(Set.of(hosts), List.of());
    }

    protected static ResolvedRules ingress(ResolvedRule... rules) {
        return new ResolvedRules(List.of(), List.of(rules));
    }

    private static ResolvedRules egress(ResolvedRule... rules) {
        return new ResolvedRules(List.of(rules), List.of());
    }

    @Test
    public void withoutRulesEverybodyReachesEverybodyAndTheWorld() {
        assertThat(tcp("a", B)).isEqualTo(Outcome.CONNECTED);
        assertThat(udp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", WORLD)).isEqualTo(Outcome.CONNECTED);
        assertThat(udp("a", WORLD)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void theFirstIngressRuleThatMatchesDecides() {
        network.enforce(ingress(
                rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B)),
                rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any())));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("c", A)).isEqualTo(Outcome.DROPPED);
        assertThat(udp("c", A)).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", C)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void egressRulesAreMetBeforeIngressRulesAndCoverTheWorld() {
        network.enforce(new ResolvedRules(
                List.of(
                        rule("out", Direction.EGRESS, Verdict.ALLOW, Set.of(B), only(A)),
                        rule("stop", Direction.EGRESS, Verdict.DROP, Set.of(B), new Peers.Any())),
                List.of(rule("reject", Direction.INGRESS, Verdict.REJECT, Set.of(A, C), new Peers.Any()))));

        assertThat(tcp("b", A)).isEqualTo(Outcome.REJECTED);
        assertThat(tcp("b", C)).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("b", WORLD)).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", WORLD)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void rejectTellsTheSenderByTcpAndByUdp() {
        network.enforce(egress(rule("no", Direction.EGRESS, Verdict.REJECT, Set.of(A), new Peers.Any())));

        assertThat(tcp("a", B)).isEqualTo(Outcome.REJECTED);
        assertThat(udp("a", B)).isEqualTo(Outcome.REJECTED);
        assertThat(tcp("a", WORLD)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    public void rulesCoverTheirPortsAndProtocolsOnly() {
        network.enforce(ingress(rule(
                "udp-and-some-tcp",
                Direction.INGRESS,
                Verdict.DROP,
                Set.of(A),
                new Peers.Any(),
                new PortMatch(Protocol.TCP, 8000, 8100),
                PortMatch.all(Protocol.UDP))));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(network.probe(new Probe("b", A, 8080, Protocol.TCP))).isEqualTo(Outcome.DROPPED);
        assertThat(udp("b", A)).isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void blocksOfAddressesMatchAllWithin() {
        network.enforce(egress(rule(
                "block",
                Direction.EGRESS,
                Verdict.DROP,
                Set.of(A),
                new Peers.Addresses(
                        Set.of(C),
                        List.of(
                                Cidr.parse("192.168.100.0/24").orElseThrow(),
                                Cidr.parse("192.168.0.0/16").orElseThrow())))));

        assertThat(tcp("a", WORLD)).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", C)).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", address("192.167.0.1"))).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void nobodyNamedIsNotAnybody() {
        network.enforce(ingress(
                rule("no-peer", Direction.INGRESS, Verdict.DROP, Set.of(A), only()),
                rule("no-pod", Direction.INGRESS, Verdict.DROP, Set.of(), new Peers.Any())));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void nobodyAnswersWhereNothingListensOrNobodyIs() {
        assertThat(network.probe(new Probe("a", B, 81, Protocol.TCP))).isEqualTo(Outcome.REJECTED);
        assertThatThrownBy(() -> tcp("z", A))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z");
    }

    @Test
    public void eachRuleCountsWhatItDecides() {
        ResolvedRules rules = ingress(
                rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B)),
                rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any()));
        network.enforce(rules);
        tcp("b", A);
        tcp("b", A);
        tcp("c", A);

        assertThat(network.counters().keySet()).containsExactlyInAnyOrder(source("allow"), source("drop"));
        RuleCounters allowed = counted("allow");
        assertThat(allowed.sessions()).isEqualTo(2);
        assertThat(allowed.packets()).isGreaterThanOrEqualTo(allowed.sessions());
        assertThat(allowed.bytes()).isPositive();
        assertThat(counted("drop").packets()).isPositive();
    }

    @Test
    public void countersSurviveANewRulesetWhileTheirRuleIsInForce() {
        ResolvedRule allow = rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B));
        network.enforce(ingress(allow));
        tcp("b", A);

        network.enforce(ingress(rule("first", Direction.INGRESS, Verdict.DROP, Set.of(A), only(C)), allow));
        assertThat(counted("allow").sessions()).isEqualTo(1);

        network.enforce(ResolvedRules.NONE);
        network.enforce(ingress(allow));
        assertThat(counted("allow")).isEqualTo(RuleCounters.ZERO);
    }

    @Test
    public void aPodThatIsDetachedIsGoneAndItsAddressFree() {
        network.detach("b");
        assertThatThrownBy(() -> tcp("b", A)).isInstanceOf(IllegalArgumentException.class);

        network.attach(pod("b2", B));
        assertThat(Stream.of("a", "c").map(from -> tcp(from, B))).containsOnly(Outcome.CONNECTED);
    }

    private Outcome ping(String from, IpAddress to) {
        return network.probe(Probe.echo(from, to));
    }

    private static ResolvedRule staged(
            Stage stage, String name, Verdict verdict, Set<IpAddress> appliedTo, Peers peers) {
        return new ResolvedRule(
                source(name), stage, Direction.INGRESS, verdict, appliedTo, peers, Traffic.ANY, LogSetting.OFF);
    }

    @Test
    public void pingsAreAnsweredByPodsAndTheWorldAndMeetRules() {
        assertThat(ping("a", B)).isEqualTo(Outcome.CONNECTED);
        assertThat(ping("a", WORLD)).isEqualTo(Outcome.CONNECTED);
        network.enforce(ingress(
                withIcmp("other", Verdict.DROP, Set.of(B), IcmpMatch.type(13)),
                withIcmp("drop", Verdict.DROP, Set.of(A), IcmpMatch.type(8)),
                withIcmp("reject", Verdict.REJECT, Set.of(C), IcmpMatch.ALL)));

        assertThat(ping("a", B)).isEqualTo(Outcome.CONNECTED);
        assertThat(ping("b", A)).isEqualTo(Outcome.DROPPED);
        assertThat(ping("a", C)).isEqualTo(Outcome.REJECTED);
        assertThat(tcp("b", A)).as("rules over ICMP are not about TCP").isEqualTo(Outcome.CONNECTED);
    }

    private static ResolvedRule withIcmp(String name, Verdict verdict, Set<IpAddress> appliedTo, IcmpMatch messages) {
        return new ResolvedRule(
                source(name),
                Stage.TIERS,
                Direction.INGRESS,
                verdict,
                appliedTo,
                new Peers.Any(),
                new Traffic(List.of(), List.of(messages)),
                LogSetting.OFF);
    }

    @Test
    public void passLeavesTheTiersForTheStagesBehindThem() {
        network.enforce(ingress(
                rule("pass", Direction.INGRESS, Verdict.PASS, Set.of(A), only(B, C)),
                rule("never", Direction.INGRESS, Verdict.REJECT, Set.of(A), new Peers.Any()),
                staged(Stage.KUBERNETES, "allow", Verdict.ALLOW, Set.of(A), only(C)),
                staged(Stage.BASELINE, "base", Verdict.DROP, Set.of(A, B), only(A, B, C))));

        assertThat(tcp("c", A)).as("allowed by the second stage").isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("b", A)).as("left to the baseline").isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", B)).as("never in the tiers").isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", C)).as("not in the baseline either").isEqualTo(Outcome.CONNECTED);
        assertThat(counted("pass")).as("passing counts nothing").isEqualTo(RuleCounters.ZERO);
    }

    @Test
    public void aPassInTheBaselineAllows() {
        network.enforce(ingress(
                staged(Stage.BASELINE, "pass", Verdict.PASS, Set.of(A), only(B)),
                staged(Stage.BASELINE, "drop", Verdict.DROP, Set.of(A), new Peers.Any())));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("c", A)).isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void eachNodeEnforcesWhatItWasGivenForItsOwnPods() {
        network.enforce(FAR_NODE, egress(rule("far", Direction.EGRESS, Verdict.DROP, Set.of(A, C), new Peers.Any())));

        assertThat(tcp("c", A)).as("sent there").isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", C)).as("sent elsewhere").isEqualTo(Outcome.CONNECTED);

        network.enforce(
                Endpoint.ONLY_NODE, ingress(rule("in", Direction.INGRESS, Verdict.REJECT, Set.of(A, C), only(A, B))));

        assertThat(tcp("b", A)).isEqualTo(Outcome.REJECTED);
        assertThat(tcp("a", C)).as("received elsewhere").isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("c", A)).as("a node keeps its rules").isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void betweenNodesAndOnOneEachRuleIsMetOnce() {
        network.enforce(new ResolvedRules(
                List.of(rule("out", Direction.EGRESS, Verdict.ALLOW, Set.of(A), new Peers.Any())),
                List.of(rule("in", Direction.INGRESS, Verdict.ALLOW, Set.of(B, C), new Peers.Any()))));
        tcp("a", B);
        tcp("a", C);

        assertThat(counted("out").sessions()).isEqualTo(2);
        assertThat(counted("in").sessions()).isEqualTo(2);
    }

    @Test
    public void aNodeThatComesLaterHasTheRulesOfAll() {
        network.enforce(
                ingress(rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A, address("198.18.0.9")), only(B))));
        network.attach(pod("late", "late-node", address("198.18.0.9")));

        assertThat(tcp("b", address("198.18.0.9"))).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("c", address("198.18.0.9"))).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void whatIsNobodysInTheClusterDoesNotAnswer() {
        assertThat(tcp("a", address("198.18.200.1"))).isEqualTo(Outcome.DROPPED);
        assertThat(ping("a", SERVICE)).isEqualTo(Outcome.DROPPED);
    }

    private static Route route(int port, Protocol protocol, ServiceRoutes.Endpoint... endpoints) {
        return new Route(new ServiceName("a", "web"), SERVICE, protocol, port, List.of(endpoints));
    }

    private static ServiceRoutes.Endpoint at(IpAddress address, int port) {
        return new ServiceRoutes.Endpoint(address, port);
    }

    private static ResolvedRules serving(List<ResolvedRule> egress, List<ResolvedRule> ingress, Route... routes) {
        return new ResolvedRules(egress, ingress, new ServiceRoutes(List.of(routes)));
    }

    private Outcome service(String from, int port, Protocol protocol) {
        return network.probe(new Probe(from, SERVICE, port, protocol));
    }

    @Test
    public void aServiceLeadsToItsEndpointsOnAnyNode() {
        network.enforce(serving(
                List.of(),
                List.of(),
                route(1080, Protocol.TCP, at(B, 8080), at(C, 80)),
                route(1053, Protocol.UDP, at(C, 80)),
                route(99, Protocol.TCP)));

        assertThat(Stream.generate(() -> service("a", 1080, Protocol.TCP)).limit(8))
                .containsOnly(Outcome.CONNECTED);
        assertThat(service("a", 1053, Protocol.UDP)).isEqualTo(Outcome.CONNECTED);
        assertThat(service("a", 99, Protocol.TCP)).as("no endpoint").isEqualTo(Outcome.REJECTED);
        assertThat(service("a", 98, Protocol.TCP)).as("no such port").isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void rulesSeeTheEndpointBehindAService() {
        network.enforce(serving(
                List.of(
                        rule(
                                "out",
                                Direction.EGRESS,
                                Verdict.REJECT,
                                Set.of(A),
                                only(C),
                                new PortMatch(Protocol.TCP, 8080, 8080)),
                        rule("address", Direction.EGRESS, Verdict.DROP, Set.of(A), only(SERVICE))),
                List.of(rule("in", Direction.INGRESS, Verdict.REJECT, Set.of(B), new Peers.Any())),
                route(80, Protocol.TCP, at(C, 8080)),
                route(81, Protocol.TCP, at(C, 80)),
                route(82, Protocol.TCP, at(B, 80)),
                route(83, Protocol.UDP, at(B, 80))));

        assertThat(service("a", 80, Protocol.TCP)).as("by the target port").isEqualTo(Outcome.REJECTED);
        assertThat(service("a", 81, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(service("a", 82, Protocol.TCP)).as("at the endpoint").isEqualTo(Outcome.REJECTED);
        assertThat(service("a", 83, Protocol.UDP)).as("at the endpoint").isEqualTo(Outcome.REJECTED);
        assertThat(service("c", 82, Protocol.TCP)).as("from another node").isEqualTo(Outcome.REJECTED);
    }

    @Test
    public void rulesToServicesLeaveTheirEndpointsAloneOtherwise() {
        Peers service = new Peers.Services(Set.of(new ServiceName("a", "web")));
        network.enforce(serving(
                List.of(rule("no", Direction.EGRESS, Verdict.DROP, Set.of(A), service)),
                List.of(),
                route(80, Protocol.TCP, at(B, 80)),
                new Route(
                        new ServiceName("a", "other"), address("198.18.12.2"), Protocol.TCP, 80, List.of(at(B, 80)))));

        assertThat(service("a", 80, Protocol.TCP)).isEqualTo(Outcome.DROPPED);
        assertThat(service("c", 80, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", B)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", address("198.18.12.2"))).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void aPodReachesItselfByItsServiceWhateverIngressRulesSay() {
        network.enforce(serving(
                List.of(),
                List.of(rule("in", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any())),
                route(80, Protocol.TCP, at(A, 80)),
                route(80, Protocol.UDP, at(A, 80))));

        assertThat(service("a", 80, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(service("a", 80, Protocol.UDP)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", A)).as("without a service it does not even leave").isEqualTo(Outcome.CONNECTED);
        assertThat(service("b", 80, Protocol.TCP)).isEqualTo(Outcome.DROPPED);
    }

    private static ResolvedRule logging(String name, Verdict verdict, IpAddress sender) {
        return new ResolvedRule(
                source(name),
                Stage.TIERS,
                Direction.INGRESS,
                verdict,
                Set.of(A),
                only(sender),
                Traffic.ANY,
                new LogSetting(true, verdict == Verdict.ALLOW ? "" : "label", 14_000));
    }

    @Test
    public void rulesWithLoggingLogAsAnAgentDoes() throws InterruptedException {
        BlockingQueue<PolicyLogRecord> written = new LinkedBlockingQueue<>();
        try (ClusterNetwork logged = create(written::add, Clock.systemUTC())) {
            logged.attach(pod("shop/a", A));
            logged.attach(pod("shop/b", B));
            logged.attach(pod("shop/c", FAR_NODE, C));
            logged.enforce(ingress(
                    logging("allow", Verdict.ALLOW, B),
                    logging("reject", Verdict.REJECT, C),
                    rule("silent", Direction.INGRESS, Verdict.DROP, Set.of(B), only(C))));

            logged.probe(new Probe("shop/b", A, 80, Protocol.TCP));
            assertThat(next(written).line(ZoneOffset.UTC))
                    .matches("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} AntreaPolicyIngressRule"
                            + " AntreaClusterNetworkPolicy:policy allow Ingress Allow 14000 shop/a"
                            + " 198\\.18\\.0\\.2 \\d+ 198\\.18\\.0\\.1 80 TCP 60 <nil>");

            logged.probe(new Probe("shop/c", B, 80, Protocol.TCP));
            logged.probe(Probe.echo("shop/c", A));
            assertThat(next(written).line(ZoneOffset.UTC))
                    .matches(".* AntreaClusterNetworkPolicy:policy reject Ingress Reject 14000 shop/a"
                            + " 198\\.18\\.0\\.3 <nil> 198\\.18\\.0\\.1 <nil> ICMP \\d+ label"
                            + " \\[1 packets in \\d+\\.\\d{6}s]");
        }
        assertThat(written).as("nothing else").isEmpty();
    }

    private static PolicyLogRecord next(BlockingQueue<PolicyLogRecord> written) throws InterruptedException {
        PolicyLogRecord first = written.poll(10, TimeUnit.SECONDS);
        assertThat(first).as("a record in time").isNotNull();
        return first;
    }
}
