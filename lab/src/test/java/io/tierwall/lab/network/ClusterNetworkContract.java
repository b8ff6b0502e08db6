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
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Traffic;
import io.tierwall.antrea.resolve.Verdict;
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
import org.junit.jupiter.api.Test;

/** What packets meet, in every network. */
public abstract class ClusterNetworkContract extends NetworkFixture {

    @Test
    public void withoutRulesEverybodyReachesEverybodyAndTheWorld() {
        assertThat(tcp("a", B)).isEqualTo(Outcome.CONNECTED);
        assertThat(udp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", WORLD)).isEqualTo(Outcome.CONNECTED);
        assertThat(udp("a", WORLD)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void theFirstIngressRuleThatMatchesDecides() {
        network()
                .enforce(ingress(
                        rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B)),
                        rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any())));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("c", A)).isEqualTo(Outcome.DROPPED);
        assertThat(udp("c", A)).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", C)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void egressRulesAreMetBeforeIngressRulesAndCoverTheWorld() {
        network()
                .enforce(new ResolvedRules(
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
        network().enforce(egress(rule("no", Direction.EGRESS, Verdict.REJECT, Set.of(A), new Peers.Any())));

        assertThat(tcp("a", B)).isEqualTo(Outcome.REJECTED);
        assertThat(udp("a", B)).isEqualTo(Outcome.REJECTED);
        assertThat(tcp("a", WORLD)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    public void rulesCoverTheirPortsAndProtocolsOnly() {
        network()
                .enforce(ingress(rule(
                        "udp-and-some-tcp",
                        Direction.INGRESS,
                        Verdict.DROP,
                        Set.of(A),
                        new Peers.Any(),
                        new PortMatch(Protocol.TCP, 8000, 8100),
                        PortMatch.all(Protocol.UDP))));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(network().probe(new Probe("b", A, 8080, Protocol.TCP))).isEqualTo(Outcome.DROPPED);
        assertThat(udp("b", A)).isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void blocksOfAddressesMatchAllWithin() {
        network()
                .enforce(egress(rule(
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
        network()
                .enforce(ingress(
                        rule("no-peer", Direction.INGRESS, Verdict.DROP, Set.of(A), only()),
                        rule("no-pod", Direction.INGRESS, Verdict.DROP, Set.of(), new Peers.Any())));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void nobodyAnswersWhereNothingListensOrNobodyIs() {
        assertThat(network().probe(new Probe("a", B, 81, Protocol.TCP))).isEqualTo(Outcome.REJECTED);
        assertThatThrownBy(() -> tcp("z", A))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z");
    }

    @Test
    public void eachRuleCountsWhatItDecides() {
        ResolvedRules rules = ingress(
                rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B)),
                rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any()));
        network().enforce(rules);
        tcp("b", A);
        tcp("b", A);
        tcp("c", A);

        assertThat(network().counters().keySet()).containsExactlyInAnyOrder(source("allow"), source("drop"));
        RuleCounters allowed = counted("allow");
        assertThat(allowed.sessions()).isEqualTo(2);
        assertThat(allowed.packets()).isGreaterThanOrEqualTo(allowed.sessions());
        assertThat(allowed.bytes()).isPositive();
        assertThat(counted("drop").packets()).isPositive();
    }

    @Test
    public void countersSurviveANewRulesetWhileTheirRuleIsInForce() {
        ResolvedRule allow = rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B));
        network().enforce(ingress(allow));
        tcp("b", A);

        network().enforce(ingress(rule("first", Direction.INGRESS, Verdict.DROP, Set.of(A), only(C)), allow));
        assertThat(counted("allow").sessions()).isEqualTo(1);

        network().enforce(ResolvedRules.NONE);
        network().enforce(ingress(allow));
        assertThat(counted("allow")).isEqualTo(RuleCounters.ZERO);
    }

    @Test
    public void aPodThatIsDetachedIsGoneAndItsAddressFree() {
        network().detach("b");
        assertThatThrownBy(() -> tcp("b", A)).isInstanceOf(IllegalArgumentException.class);

        network().attach(pod("b2", B));
        assertThat(Stream.of("a", "c").map(from -> tcp(from, B))).containsOnly(Outcome.CONNECTED);
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
        network()
                .enforce(ingress(
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
        network()
                .enforce(ingress(
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
        network()
                .enforce(ingress(
                        staged(Stage.BASELINE, "pass", Verdict.PASS, Set.of(A), only(B)),
                        staged(Stage.BASELINE, "drop", Verdict.DROP, Set.of(A), new Peers.Any())));

        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("c", A)).isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void eachNodeEnforcesWhatItWasGivenForItsOwnPods() {
        network().enforce(FAR_NODE, egress(rule("far", Direction.EGRESS, Verdict.DROP, Set.of(A, C), new Peers.Any())));

        assertThat(tcp("c", A)).as("sent there").isEqualTo(Outcome.DROPPED);
        assertThat(tcp("a", C)).as("sent elsewhere").isEqualTo(Outcome.CONNECTED);

        network()
                .enforce(
                        Endpoint.ONLY_NODE,
                        ingress(rule("in", Direction.INGRESS, Verdict.REJECT, Set.of(A, C), only(A, B))));

        assertThat(tcp("b", A)).isEqualTo(Outcome.REJECTED);
        assertThat(tcp("a", C)).as("received elsewhere").isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("c", A)).as("a node keeps its rules").isEqualTo(Outcome.DROPPED);
    }

    @Test
    public void betweenNodesAndOnOneEachRuleIsMetOnce() {
        network()
                .enforce(new ResolvedRules(
                        List.of(rule("out", Direction.EGRESS, Verdict.ALLOW, Set.of(A), new Peers.Any())),
                        List.of(rule("in", Direction.INGRESS, Verdict.ALLOW, Set.of(B, C), new Peers.Any()))));
        tcp("a", B);
        tcp("a", C);

        assertThat(counted("out").sessions()).isEqualTo(2);
        assertThat(counted("in").sessions()).isEqualTo(2);
    }

    @Test
    public void aNodeThatComesLaterHasTheRulesOfAll() {
        network()
                .enforce(ingress(
                        rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A, address("198.18.0.9")), only(B))));
        network().attach(pod("late", "late-node", address("198.18.0.9")));

        assertThat(tcp("b", address("198.18.0.9"))).isEqualTo(Outcome.DROPPED);
        assertThat(tcp("c", address("198.18.0.9"))).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void whatIsNobodysInTheClusterDoesNotAnswer() {
        assertThat(tcp("a", address("198.18.200.1"))).isEqualTo(Outcome.DROPPED);
        assertThat(ping("a", SERVICE)).isEqualTo(Outcome.DROPPED);
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
