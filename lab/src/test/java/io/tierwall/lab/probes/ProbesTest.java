package io.tierwall.lab.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.lab.network.SimulatedNetwork;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import io.tierwall.model.address.IpAddress;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ProbesTest {

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);
    private final SimulatedNetwork network = new SimulatedNetwork();
    private final Probes probes = new Probes(store, network);

    @BeforeEach
    void threePodsOfWhichOneDoesNotRun() {
        pod("b", "web", "198.18.0.3", "Running");
        pod("a", "web", "198.18.0.2", "Running");
        pod("c", "web", "198.18.0.4", "Pending");
    }

    private void pod(String namespace, String name, String address, String phase) {
        ObjectNode pod = Yaml.named(namespace, name, "{}");
        pod.set("status", Yaml.object("{phase: " + phase + ", podIP: " + address + "}"));
        store.create(ResourceTypes.PODS, pod);
        network.attach(new Endpoint(
                namespace + "/" + name,
                IpAddress.parse(address).orElseThrow(),
                Set.of(new Listener(Protocol.TCP, 80))));
    }

    private String answer(String request) {
        return probes.answer(Yaml.object(request)).toString();
    }

    @Test
    void aProbeSaysWhatBecameOfIt() {
        assertThat(answer("{from: a/web, to: b/web, port: 80, protocol: TCP}"))
                .isEqualTo("{\"results\":[{\"from\":\"a/web\",\"to\":\"b/web\",\"port\":80,\"protocol\":\"TCP\","
                        + "\"result\":\"connected\",\"simulated\":true}]}");
    }

    @Test
    void portAndProtocolAreEightyAndTcpUnlessSaid() {
        assertThat(answer("{from: a/web, to: b/web}")).contains("\"port\":80,\"protocol\":\"TCP\"");
        assertThat(answer("{from: a/web, to: b/web, port: 81, protocol: UDP}")).contains("rejected");
    }

    @Test
    void aPingNeedsNoPort() {
        assertThat(answer("{from: a/web, to: b/web, port: 81, protocol: ICMP}")).contains("connected");
    }

    @Test
    void anAddressOutsideIsADestinationToo() {
        assertThat(answer("{from: a/web, to: 192.168.100.5}")).contains("\"to\":\"192.168.100.5\"", "connected");
    }

    @Test
    void withoutEndsEveryPairOfRunningPodsIsTriedInOrder() {
        assertThat(probes.answer(Yaml.object("{}")).path("results"))
                .extracting(result -> result.path("from").asText() + " "
                        + result.path("to").asText() + " "
                        + result.path("result").asText())
                .containsExactly("a/web b/web connected", "b/web a/web connected");
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                arguments("{from: a/web}", "to is missing"),
                arguments("{to: a/web}", "from is missing"),
                arguments(
                        "{from: a/nobody, to: a/web}",
                        "from: no running pod a/nobody; those that run are a/web, b/web"),
                arguments("{from: c/web, to: a/web}", "from: no running pod c/web"),
                arguments("{from: a/web, to: example}", "to: neither a running pod nor an IP address: example"),
                arguments("{from: 7, to: a/web}", "from: expected text"),
                arguments("{from: a/web, to: b/web, port: 0}", "port: expected a number from 1 to 65535, got 0"),
                arguments("{from: a/web, to: b/web, port: '80'}", "port: expected a number"),
                arguments("{from: a/web, to: b/web, port: null}", "port: expected a number"),
                arguments("{from: a/web, to: b/web, protocol: SCTP}", "protocol: expected TCP, UDP or ICMP, got SCTP"),
                arguments("{form: a/web}", "unknown field form"));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void badInputIsToldWhichFieldAndTheWayOut(String request, String message) {
        assertThatThrownBy(() -> answer(request))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(400))
                .hasMessageContaining(message);
    }
}
