package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;

/**
 * An attempt to reach something.
 *
 * @param from name of the sending endpoint
 * @param to any address: one of a pod, of a service, or one outside
 * @param port of no importance for ICMP, which asks for an echo
 */
public record Probe(String from, IpAddress to, int port, Protocol protocol) {

    /** A ping. */
    public static Probe echo(String from, IpAddress to) {
        return new Probe(from, to, 0, Protocol.ICMP);
    }

    /** The packet as it leaves a sender with this address. */
    Packet packet(IpAddress sender) {
        return protocol == Protocol.ICMP ? Packet.echo(sender, to) : Packet.toPort(sender, to, protocol, port);
    }
}
