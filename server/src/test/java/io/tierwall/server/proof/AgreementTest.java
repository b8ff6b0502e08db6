package io.tierwall.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.explain.Reason;
import io.tierwall.analysis.explain.Side;
import io.tierwall.analysis.explain.Step;
import io.tierwall.analysis.explain.Walk;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.rules.RuleOrigin.Place;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import io.tierwall.server.proof.Agreement.State;
import io.tierwall.sync.trace.Traced;
import io.tierwall.sync.trace.Traced.Decision;
import io.tierwall.sync.trace.Traced.Hop;
import io.tierwall.sync.trace.Traced.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a packet met what was explained. */
final class AgreementTest {

    private static Walk walk(String to, Verdict verdict, String rule) {
        RuleOrigin origin = new RuleOrigin(
                new RuleSource("uid", "web", rule),
                Direction.INGRESS,
                new Place(Stage.TIERS, "tierwall-application", 37, 5, 0),
                verdict);
        Packet packet = Packet.toPort(
                IpAddress.parse("10.0.0.1").orElseThrow(), IpAddress.parse(to).orElseThrow(), Protocol.TCP, 80);
        return new Walk(
                packet,
                Optional.empty(),
                Optional.of(new Side(Direction.INGRESS, verdict, List.of(new Step(origin, Reason.DECIDES)))));
    }

    private static Walk walk(Verdict verdict) {
        return walk("10.0.0.2", verdict, "1001");
    }

    private static Traced traced(Outcome outcome, String... rule) {
        List<Decision> decisions = Stream.of(rule)
                .map(name -> new Decision(
                        Direction.INGRESS, "AntreaClusterNetworkPolicy:web", name, "n", outcome == Outcome.DELIVERED))
                .toList();
        return new Traced(outcome, "", "n", Optional.empty(), decisions, List.of());
    }

    private static Traced sentOnTo(String address, Outcome outcome) {
        Hop hop = new Hop("n", "LB", "EndpointDNAT", "Forwarded", "", "", address);
        return new Traced(outcome, "", "n", Optional.empty(), List.of(), List.of(hop));
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, ALLOW, AGREES",
        "FORWARDED_OUT, ALLOW, AGREES",
        "DROPPED, DROP, AGREES",
        "REJECTED, REJECT, AGREES",
        "DELIVERED, DROP, CONTRADICTS",
        "DROPPED, REJECT, CONTRADICTS",
        "REJECTED, DROP, CONTRADICTS",
        "DROPPED, ALLOW, CONTRADICTS",
        "UNKNOWN, ALLOW, NOT_COMPARED",
    })
    void eachOutcomeAgreesWithOneVerdict(Outcome outcome, Verdict verdict, State state) {
        assertThat(Agreement.of(traced(outcome), List.of(walk(verdict)), true).state())
                .isEqualTo(state);
    }

    @Test
    void theSameByAnotherRuleIsAContradiction() {
        Agreement agreement = Agreement.of(traced(Outcome.DROPPED, "1002"), List.of(walk(Verdict.DROP)), true);

        assertThat(agreement.state()).isEqualTo(State.CONTRADICTS);
        assertThat(agreement.sentence())
                .isEqualTo("Both say DROP, but by different rules: the explanation by 1001 of"
                        + " AntreaClusterNetworkPolicy:web, the cluster by 1002 of AntreaClusterNetworkPolicy:web.");
    }

    @ParameterizedTest
    @CsvSource({"1001", "1001-form-2", "''"})
    void anotherFormOfARuleOrNoNameIsTheSameRule(String rule) {
        assertThat(Agreement.of(traced(Outcome.DROPPED, rule), List.of(walk(Verdict.DROP)), true)
                        .state())
                .isEqualTo(State.AGREES);
    }

    @Test
    void behindAServiceTheEndpointThatThePacketWentToCounts() {
        List<Walk> walks = List.of(walk("10.0.0.2", Verdict.ALLOW, "1"), walk("10.0.0.3", Verdict.DROP, "2"));

        assertThat(Agreement.of(sentOnTo("10.0.0.3", Outcome.DROPPED), walks, true)
                        .state())
                .isEqualTo(State.AGREES);
        assertThat(Agreement.of(sentOnTo("10.0.0.2", Outcome.DROPPED), walks, true)
                        .state())
                .isEqualTo(State.CONTRADICTS);
        assertThat(Agreement.of(sentOnTo("10.0.0.9", Outcome.DROPPED), walks, true)
                        .state())
                .isEqualTo(State.NOT_COMPARED);
        assertThat(Agreement.of(traced(Outcome.DROPPED), walks, true).sentence())
                .contains("which one");
    }

    @Test
    void whatIsNotKnownOrHasNoEndIsNotCompared() {
        assertThat(Agreement.of(traced(Outcome.DROPPED), List.of(walk(Verdict.DROP)), false)
                        .state())
                .isEqualTo(State.NOT_COMPARED);
        assertThat(Agreement.of(traced(Outcome.DROPPED), List.of(), true).sentence())
                .contains("no ready endpoint");
    }
}
