package io.tierwall.analysis.traffic;

import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;

/**
 * Where a kind of packet stands on the line of all traffic: the ports of TCP, of UDP, of SCTP, the messages of ICMP by
 * type and code, and one point for every protocol that rules cannot name.
 */
public final class TrafficPoint {

    private static final int PORTS = 1 << 16;
    private static final int CODES = 1 << 8;

    /** Every protocol that rules cannot name; only rules about everything match it. */
    public static final int OTHER = 4 * PORTS;

    /** How many points there are. */
    public static final int COUNT = OTHER + 1;

    private TrafficPoint() {}

    /** The point of a destination port, 0 to 65535, of a protocol that has ports. */
    public static int of(Protocol protocol, int port) {
        if (protocol == Protocol.ICMP || port < 0 || port >= PORTS) {
            throw new IllegalArgumentException("no port: " + protocol + " " + port);
        }
        return first(protocol) + port;
    }

    /** The point of an ICMP message; type and code are 0 to 255. */
    public static int icmp(int type, int code) {
        if (type < 0 || type >= CODES || code < 0 || code >= CODES) {
            throw new IllegalArgumentException("no ICMP message: type " + type + ", code " + code);
        }
        return first(Protocol.ICMP) + type * CODES + code;
    }

    /** The point of a packet. */
    public static int of(Packet packet) {
        return packet.protocol() == Protocol.ICMP
                ? icmp(packet.number(), packet.code())
                : of(packet.protocol(), packet.number());
    }

    /** The first point of a protocol. */
    static int first(Protocol protocol) {
        return switch (protocol) {
            case TCP -> 0;
            case UDP -> PORTS;
            case SCTP -> 2 * PORTS;
            case ICMP -> 3 * PORTS;
        };
    }

    /** The first point after those of a protocol. */
    static int end(Protocol protocol) {
        return first(protocol) + PORTS;
    }
}
