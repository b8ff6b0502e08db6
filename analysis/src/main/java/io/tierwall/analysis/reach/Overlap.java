package io.tierwall.analysis.reach;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * That two sets are not apart: what passes with such an address counts for both.
 *
 * @param one name of a set
 * @param other name of another
 * @param addresses what belongs to both; some at least
 */
public record Overlap(String one, String other, RoaringBitmap addresses) {

    /** All overlaps of these sets, in their order; a set that is named twice is one. */
    public static List<Overlap> among(List<NamedSet> sets) {
        List<NamedSet> distinct = sets.stream().distinct().toList();
        List<Overlap> overlaps = new ArrayList<>();
        for (int one = 0; one < distinct.size(); one++) {
            for (NamedSet other : distinct.subList(one + 1, distinct.size())) {
                RoaringBitmap both = RoaringBitmap.and(distinct.get(one).addresses(), other.addresses());
                if (!both.isEmpty()) {
                    overlaps.add(new Overlap(distinct.get(one).name(), other.name(), both));
                }
            }
        }
        return overlaps;
    }
}
