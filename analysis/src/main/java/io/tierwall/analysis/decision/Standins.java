package io.tierwall.analysis.decision;

import io.tierwall.model.address.IpAddress.Family;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that stand for a set of them: the two lowest of each family, so that there is one that differs from any
 * other. Filled by one thread, then read by any.
 */
final class Standins {

    private static final int NONE = Integer.MAX_VALUE;

    /** Two numbers of IPv4, then two of IPv6, each ascending. */
    private final int[] lowest = new int[2 * 2];

    /** Two ends of a flow. */
    record Ends(int own, int far) {}

    Standins() {
        Arrays.fill(lowest, NONE);
    }

    void add(int number, Family family) {
        add(
                number,
                switch (family) {
                    case IPV4 -> 0;
                    case IPV6 -> 2;
                });
    }

    private void add(int number, int at) {
        if (number < lowest[at]) {
            lowest[at + 1] = lowest[at];
            lowest[at] = number;
        } else if (number > lowest[at] && number < lowest[at + 1]) {
            lowest[at + 1] = number;
        }
    }

    void add(Standins others) {
        for (int at = 0; at < lowest.length; at++) {
            if (others.lowest[at] != NONE) {
                add(others.lowest[at], at & ~1);
            }
        }
    }

    /**
     * The first flow between an address of these and one of others; empty when there is none, for lack of two addresses
     * of one family that differ.
     */
    Optional<Ends> with(Standins far) {
        Ends first = null;
        for (int at = 0; at < lowest.length; at += 2) {
            Ends found = with(far, at);
            if (found != null && (first == null || found.own < first.own)) {
                first = found;
            }
        }
        return Optional.ofNullable(first);
    }

    private @Nullable Ends with(Standins far, int at) {
        int own = lowest[at];
        int other = far.lowest[at];
        if (own == other) {
            boolean next = far.lowest[at + 1] != NONE;
            own = next ? own : lowest[at + 1];
            other = next ? far.lowest[at + 1] : other;
        }
        return own == NONE || other == NONE ? null : new Ends(own, other);
    }

    /** One of these that is not the other, of the other's family; empty when there is none. */
    Optional<Ends> with(int far, Family family) {
        Standins other = new Standins();
        other.add(far, family);
        return with(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Standins standins && Arrays.equals(lowest, standins.lowest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lowest);
    }
}
