package io.tierwall.analysis.traffic;

import io.tierwall.antrea.resolve.IcmpMatch;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A set of points of traffic ({@link TrafficPoint}), kept as the places where membership changes. Two sets with the
 * same points are equal. Immutable.
 */
public final class TrafficSet {

    /** No traffic. */
    public static final TrafficSet NONE = new TrafficSet(new int[0]);

    /** All traffic, of whatever protocol. */
    public static final TrafficSet ALL = new TrafficSet(new int[] {0, TrafficPoint.COUNT});

    /** Ascending: each even one is the first point of a span, the next one the first point after it. */
    private final int[] edges;

    private TrafficSet(int[] edges) {
        this.edges = edges;
    }

    /** All points from {@code first} to before {@code end}. */
    public static TrafficSet span(int first, int end) {
        if (first < 0 || first >= end || end > TrafficPoint.COUNT) {
            throw new IllegalArgumentException("no span of traffic: " + first + " to " + end);
        }
        return new TrafficSet(new int[] {first, end});
    }

    /** What a rule covers. */
    public static TrafficSet of(Traffic traffic) {
        if (traffic.isAny()) {
            return ALL;
        }
        TrafficSet covered = NONE;
        for (PortMatch port : traffic.ports()) {
            covered = covered.union(span(
                    TrafficPoint.of(port.protocol(), port.first()), TrafficPoint.of(port.protocol(), port.last()) + 1));
        }
        for (IcmpMatch message : traffic.icmp()) {
            for (int type = message.firstType(); type <= message.lastType(); type++) {
                covered = covered.union(span(
                        TrafficPoint.icmp(type, message.firstCode()), TrafficPoint.icmp(type, message.lastCode()) + 1));
            }
        }
        return covered;
    }

    public TrafficSet union(TrafficSet other) {
        if (isAll() || other.isEmpty()) {
            return this;
        }
        return other.isAll() || isEmpty() ? other : combine(other, inside -> inside != 0);
    }

    public TrafficSet intersect(TrafficSet other) {
        if (isEmpty() || other.isAll()) {
            return this;
        }
        return other.isEmpty() || isAll() ? other : combine(other, inside -> inside == 3);
    }

    public TrafficSet minus(TrafficSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        return other.isAll() ? NONE : combine(other, inside -> inside == 1);
    }

    /** Walks the edges of both; bit 0 of what is asked says inside of this, bit 1 inside of the other. */
    private TrafficSet combine(TrafficSet other, IntPredicate wanted) {
        int[] found = new int[edges.length + other.edges.length];
        int count = 0;
        int inside = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < edges.length || theirs < other.edges.length) {
            int at = Math.min(
                    mine < edges.length ? edges[mine] : Integer.MAX_VALUE,
                    theirs < other.edges.length ? other.edges[theirs] : Integer.MAX_VALUE);
            boolean before = wanted.test(inside);
            if (mine < edges.length && edges[mine] == at) {
                inside ^= 1;
                mine++;
            }
            if (theirs < other.edges.length && other.edges[theirs] == at) {
                inside ^= 2;
                theirs++;
            }
            if (wanted.test(inside) != before) {
                found[count++] = at;
            }
        }
        return count == 0 ? NONE : new TrafficSet(Arrays.copyOf(found, count));
    }

    /** Whether it has a point. */
    public boolean contains(int point) {
        int at = Arrays.binarySearch(edges, point);
        int changes = at >= 0 ? at + 1 : -at - 1;
        return (changes & 1) == 1;
    }

    public boolean isEmpty() {
        return edges.length == 0;
    }

    /** Whether it is all traffic. */
    public boolean isAll() {
        return edges.length == 2 && edges[0] == 0 && edges[1] == TrafficPoint.COUNT;
    }

    /** Whether the two share a point. */
    public boolean intersects(TrafficSet other) {
        return !intersect(other).isEmpty();
    }

    /** The spans of ports of a protocol that has ports, ascending. */
    public List<PortMatch> ports(Protocol protocol) {
        int base = TrafficPoint.first(protocol);
        TrafficSet within = intersect(span(base, TrafficPoint.end(protocol)));
        return IntStream.range(0, within.spans())
                .mapToObj(span -> new PortMatch(protocol, within.first(span) - base, within.end(span) - 1 - base))
                .toList();
    }

    /** How many points it has. */
    public int size() {
        int size = 0;
        for (int i = 0; i < edges.length; i += 2) {
            size += edges[i + 1] - edges[i];
        }
        return size;
    }

    /** How many spans it has. */
    public int spans() {
        return edges.length / 2;
    }

    /** The first point of a span, counted from 0. */
    public int first(int span) {
        return edges[2 * span];
    }

    /** The first point after a span, counted from 0. */
    public int end(int span) {
        return edges[2 * span + 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof TrafficSet set && Arrays.equals(edges, set.edges));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    /** As people write it, such as {@code TCP 80, 443; UDP 53}. */
    @Override
    public String toString() {
        return TrafficText.of(this);
    }
}
