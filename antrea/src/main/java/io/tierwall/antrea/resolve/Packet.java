package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;

/**
 * The first packet of a connection, as rules see it: behind a service, with the address and port of the endpoint.
 *
 * @param number destination port; of ICMP, the type
 * @param code of ICMP, the code; otherwise 0
 * @param through the service that it went through, or {@link ServiceName#NONE}
 */
public record Packet(IpAddress from, IpAddress to, Protocol protocol, int number, int code, ServiceName through) {

    private static final int ECHO_REQUEST = 8;

    /** One to a port. */
    public static Packet toPort(IpAddress from, IpAddress to, Protocol protocol, int port) {
        return new Packet(from, to, protocol, port, 0, ServiceName.NONE);
    }

    /** One that asks for an echo. */
    public static Packet echo(IpAddress from, IpAddress to) {
        return new Packet(from, to, Protocol.ICMP, ECHO_REQUEST, 0, ServiceName.NONE);
    }

    /** The same after a service has chosen an endpoint. */
    public Packet through(ServiceName service, IpAddress endpoint, int port) {
        return new Packet(from, endpoint, protocol, port, code, service);
    }
}
