package io.tierwall.sync.trace;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;

/**
 * The packet that is to be sent.
 *
 * @param from the pod that sends it; it must not be on the network of its node
 * @param to where it is addressed to
 * @param family of the addresses that it carries
 * @param protocol TCP (a SYN), UDP or ICMP (an echo): Traceflow knows no other
 * @param port the destination's; of no importance for ICMP
 */
public record TraceRequest(ObjectName from, Destination to, IpAddress.Family family, Protocol protocol, int port) {

    private static final int HIGHEST_PORT = 65_535;

    public TraceRequest {
        if (protocol == Protocol.SCTP) {
            throw new IllegalArgumentException("Traceflow knows no SCTP");
        }
        if (protocol != Protocol.ICMP && (port < 1 || port > HIGHEST_PORT)) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** An object in a namespace. */
    public record ObjectName(String namespace, String name) {

        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    /** Where a packet is addressed to. */
    public sealed interface Destination {

        /** A pod. */
        record Pod(ObjectName name) implements Destination {}

        /** A service, by its cluster address. */
        record Service(ObjectName name) implements Destination {}

        /** An address, inside the cluster or not. */
        record Address(IpAddress address) implements Destination {}
    }
}
