package io.tierwall.sync.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import io.tierwall.sync.trace.TraceRequest.Destination;
import io.tierwall.sync.trace.TraceRequest.ObjectName;
import org.junit.jupiter.api.Test;

/** The object that asks a cluster for a packet. */
final class TraceObjectTest {

    private static final ObjectName CLIENT = new ObjectName("b", "client");
    private static final ObjectName WEB = new ObjectName("a", "web");

    private static String spec(Destination to, Family family, Protocol protocol, int port) {
        return TraceObject.of(new TraceRequest(CLIENT, to, family, protocol, port), "x")
                .path("spec")
                .toString()
                .replace('"', '\'');
    }

    @Test
    void aConnectionToAPodIsASyn() {
        assertThat(spec(new Destination.Pod(WEB), Family.IPV4, Protocol.TCP, 80))
                .isEqualTo("{'source':{'namespace':'b','pod':'client'},'destination':{'namespace':'a','pod':'web'},"
                        + "'packet':{'ipHeader':{'protocol':6},'transportHeader':{'tcp':{'dstPort':80,'flags':2}}},"
                        + "'timeout':12}");
    }

    @Test
    void servicesAndAddressesAreNamedAsSuch() {
        assertThat(spec(new Destination.Service(WEB), Family.IPV4, Protocol.UDP, 53))
                .contains("'destination':{'namespace':'a','service':'web'}", "'protocol':17", "'udp':{'dstPort':53}");
        assertThat(spec(
                        new Destination.Address(IpAddress.parse("fd00::1").orElseThrow()),
                        Family.IPV6,
                        Protocol.ICMP,
                        0))
                .contains(
                        "'destination':{'ip':'fd00:0:0:0:0:0:0:1'}",
                        "'ipv6Header':{'nextHeader':58}",
                        "'transportHeader':{'icmp':{}}");
    }

    @Test
    void itSaysWhoseItIs() {
        var ours = TraceObject.of(
                new TraceRequest(CLIENT, new Destination.Pod(WEB), Family.IPV4, Protocol.TCP, 80), "0af");

        assertThat(ours.at("/metadata/name").asText()).isEqualTo("tierwall-proof-0af");
        assertThat(TraceObject.isOurs(ours)).isTrue();
        assertThat(TraceObject.isOurs(ours.deepCopy().without("metadata"))).isFalse();
    }

    @Test
    void whatTraceflowDoesNotKnowIsNoRequest() {
        assertThatThrownBy(() -> new TraceRequest(CLIENT, new Destination.Pod(WEB), Family.IPV4, Protocol.SCTP, 80))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TraceRequest(CLIENT, new Destination.Pod(WEB), Family.IPV4, Protocol.TCP, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
