package io.tierwall.analysis.decision;

import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.traffic.TrafficSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All traffic in kinds, as the rules of one list tell it apart: points of one kind are covered by the same rules. */
final class TrafficKinds {

    /** Ascending points at which other rules begin to cover; the first is 0. */
    private final int[] starts;

    /** For each of them, the places of the rules that cover. */
    private final long[][] covering;

    /** For each kind, the first of its segments. */
    private final int[] kinds;

    TrafficKinds(List<Rule> rules, int words) {
        List<int[]> edges = new ArrayList<>();
        edges.add(new int[] {0, -1});
        BitSet now = new BitSet();
        for (int place = 0; place < rules.size(); place++) {
            TrafficSet traffic = rules.get(place).traffic();
            if (traffic.isAll()) {
                now.set(place);
                continue;
            }
            for (int span = 0; span < traffic.spans(); span++) {
                edges.add(new int[] {traffic.first(span), place});
                edges.add(new int[] {traffic.end(span), place});
            }
        }
        edges.sort((one, other) -> Integer.compare(one[0], other[0]));
        this.starts = edges.stream().mapToInt(edge -> edge[0]).distinct().toArray();
        this.covering = new long[starts.length][];
        int next = 0;
        for (int segment = 0; segment < starts.length; segment++) {
            for (; next < edges.size() && edges.get(next)[0] == starts[segment]; next++) {
                if (edges.get(next)[1] >= 0) {
                    now.flip(edges.get(next)[1]);
                }
            }
            covering[segment] = Arrays.copyOf(now.toLongArray(), words);
        }
        this.kinds = kinds(starts, covering);
    }

    private static int[] kinds(int[] starts, long[][] covering) {
        Map<BitSet, Integer> found = new LinkedHashMap<>();
        for (int segment = 0; segment < starts.length; segment++) {
            found.putIfAbsent(BitSet.valueOf(covering[segment]), segment);
        }
        found.remove(new BitSet());
        return found.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many kinds there are that a rule covers. */
    int count() {
        return kinds.length;
    }

    /** The lowest point of a kind; kinds stand in order of these. */
    int first(int kind) {
        return starts[kinds[kind]];
    }

    /** The places of the rules that cover a kind, as bits; not to be changed. */
    long[] coveringKind(int kind) {
        return covering[kinds[kind]];
    }

    /** The places of the rules that cover a point, as bits; not to be changed. */
    long[] covering(int point) {
        int at = Arrays.binarySearch(starts, point);
        return covering[at >= 0 ? at : -at - 2];
    }
}
