package io.tierwall.antrea.resolve;

/**
 * The traffic of one protocol to a span of destination ports.
 *
 * @param protocol one with ports
 * @param first the lowest destination port, 0 to 65535
 * @param last the highest destination port, not below {@code first}
 */
public record PortMatch(Protocol protocol, int first, int last) implements Comparable<PortMatch> {

    /** What a packet carries. All but ICMP have ports. */
    public enum Protocol {
        TCP,
        UDP,
        SCTP,
        ICMP
    }

    public PortMatch {
        if (protocol == Protocol.ICMP) {
            throw new IllegalArgumentException("ICMP has no ports");
        }
        if (first < 0 || last > 65535 || first > last) {
            throw new IllegalArgumentException("not a span of ports: " + first + "-" + last);
        }
    }

    /** Every port of a protocol. */
    public static PortMatch all(Protocol protocol) {
        return new PortMatch(protocol, 0, 65535);
    }

    /** Whether a packet to this port is one of these. */
    public boolean contains(Protocol candidate, int port) {
        return candidate == protocol && port >= first && port <= last;
    }

    @Override
    public int compareTo(PortMatch other) {
        int byProtocol = protocol.compareTo(other.protocol);
        int byFirst = byProtocol != 0 ? byProtocol : Integer.compare(first, other.first);
        return byFirst != 0 ? byFirst : Integer.compare(last, other.last);
    }
}
