package io.tierwall.lab.network;

/** What became of a packet. */
public enum Outcome {
    /** The other end answered. */
    CONNECTED,
    /** Nobody answered in time. */
    DROPPED,
    /** A TCP reset or an ICMP message said no. */
    REJECTED
}
