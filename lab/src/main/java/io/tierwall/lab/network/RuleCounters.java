package io.tierwall.lab.network;

/**
 * What a rule has counted.
 *
 * @param sessions for a rule that allows, new connections; otherwise every packet that met it
 * @param packets of both directions of allowed connections; otherwise as {@code sessions}
 * @param bytes of those packets
 */
public record RuleCounters(long sessions, long packets, long bytes) {

    /** Nothing yet. */
    public static final RuleCounters ZERO = new RuleCounters(0, 0, 0);

    public RuleCounters plus(RuleCounters other) {
        return new RuleCounters(sessions + other.sessions, packets + other.packets, bytes + other.bytes);
    }
}
