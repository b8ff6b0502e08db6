package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What packets to services meet, in every network. */
public abstract class ServicesContract extends NetworkFixture {

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
        return network().probe(new Probe(from, SERVICE, port, protocol));
    }

    @Test
    public void aServiceLeadsToItsEndpointsOnAnyNode() {
        network()
                .enforce(serving(
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
        network()
                .enforce(serving(
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
        network()
                .enforce(serving(
                        List.of(rule("no", Direction.EGRESS, Verdict.DROP, Set.of(A), service)),
                        List.of(),
                        route(80, Protocol.TCP, at(B, 80)),
                        new Route(
                                new ServiceName("a", "other"),
                                address("198.18.12.2"),
                                Protocol.TCP,
                                80,
                                List.of(at(B, 80)))));

        assertThat(service("a", 80, Protocol.TCP)).isEqualTo(Outcome.DROPPED);
        assertThat(service("c", 80, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", B)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", address("198.18.12.2"))).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    public void aPodReachesItselfByItsServiceWhateverIngressRulesSay() {
        network()
                .enforce(serving(
                        List.of(),
                        List.of(rule("in", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any())),
                        route(80, Protocol.TCP, at(A, 80)),
                        route(80, Protocol.UDP, at(A, 80))));

        assertThat(service("a", 80, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(service("a", 80, Protocol.UDP)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("a", A)).as("without a service it does not even leave").isEqualTo(Outcome.CONNECTED);
        assertThat(service("b", 80, Protocol.TCP)).isEqualTo(Outcome.DROPPED);
    }
}
