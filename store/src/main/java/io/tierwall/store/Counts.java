package io.tierwall.store;

/**
 * What was counted.
 *
 * @param sessions connections that were allowed, or attempts that were not
 * @param packets packets, of both directions of allowed connections
 * @param bytes bytes of those packets
 */
public record Counts(long sessions, long packets, long bytes) {

    public static final Counts NONE = new Counts(0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(sessions + other.sessions, packets + other.packets, bytes + other.bytes);
    }

    public Counts minus(Counts other) {
        return new Counts(sessions - other.sessions, packets - other.packets, bytes - other.bytes);
    }

    /** Whether any of them is less than there. */
    public boolean isLessThan(Counts other) {
        return sessions < other.sessions || packets < other.packets || bytes < other.bytes;
    }
}
