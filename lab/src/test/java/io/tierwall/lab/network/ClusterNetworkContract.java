package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Set;
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

    private ClusterNetwork network;

    protected abstract ClusterNetwork create();

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
        network.attach(pod("c", C));
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static Endpoint pod(String name, IpAddress address) {
        return new Endpoint(
                name,
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
}
