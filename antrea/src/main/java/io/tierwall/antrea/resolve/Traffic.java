package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import java.util.List;

/**
 * The kinds of traffic that a rule covers: any of these. Nothing named means everything, of whatever protocol.
 *
 * @param ports destination ports, ascending
 * @param icmp ICMP messages, ascending
 */
public record Traffic(List<PortMatch> ports, List<IcmpMatch> icmp) {

    /** Everything. */
    public static final Traffic ANY = new Traffic(List.of(), List.of());

    public Traffic {
        ports = ports.stream().distinct().sorted().toList();
        icmp = icmp.stream().distinct().sorted().toList();
    }

    /** Just these ports. */
    public static Traffic of(List<PortMatch> ports) {
        return new Traffic(ports, List.of());
    }

    /** Whether it covers everything. */
    public boolean isAny() {
        return ports.isEmpty() && icmp.isEmpty();
    }

    /** Whether it covers the packet. */
    public boolean contains(Packet packet) {
        if (isAny()) {
            return true;
        }
        return packet.protocol() == Protocol.ICMP
                ? icmp.stream().anyMatch(match -> match.contains(packet.number(), packet.code()))
                : ports.stream().anyMatch(match -> match.contains(packet.protocol(), packet.number()));
    }
}
