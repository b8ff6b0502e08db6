package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Puts addresses that fare the same into one row. Used by one thread. */
final class ReachRows {

    private record Traffics(TrafficSet some, TrafficSet every) {}

    private final Map<Traffics, RoaringBitmap> rows = new LinkedHashMap<>();

    /** Addresses between which and the set nothing passes are left out. */
    void add(RoaringBitmap addresses, TrafficSet some, TrafficSet every) {
        if (!some.isEmpty()) {
            rows.computeIfAbsent(new Traffics(some, every), _ -> new RoaringBitmap())
                    .or(addresses);
        }
    }

    /** All rows, in order of their first addresses. */
    List<Reach> rows() {
        return rows.entrySet().stream()
                .map(row -> new Reach(
                        row.getValue(), row.getKey().some(), row.getKey().every()))
                .sorted((one, other) -> Integer.compare(
                        one.addresses().first(), other.addresses().first()))
                .toList();
    }
}
