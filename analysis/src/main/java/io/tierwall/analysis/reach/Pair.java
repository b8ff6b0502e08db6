package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Two addresses, by number, and all traffic that passes from the one to the other.
 *
 * @param from never {@code to}
 */
public record Pair(int from, int to, TrafficSet traffic) {

    /** The first two that are not the same. */
    static Optional<Pair> first(RoaringBitmap sources, RoaringBitmap destinations, TrafficSet traffic) {
        var from = sources.getIntIterator();
        while (from.hasNext()) {
            int source = from.next();
            var to = destinations.getIntIterator();
            while (to.hasNext()) {
                int destination = to.next();
                if (source != destination) {
                    return Optional.of(new Pair(source, destination, traffic));
                }
            }
        }
        return Optional.empty();
    }
}
