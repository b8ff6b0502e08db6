package io.tierwall.sync.plan;

import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists of address ranges as sets. */
final class Ranges {

    private Ranges() {}

    /** The same addresses in ascending ranges that do not overlap. */
    static List<IpRange> united(List<IpRange> ranges) {
        List<IpRange> united = new ArrayList<>();
        for (IpRange range :
                ranges.stream().sorted(Comparator.comparing(IpRange::first)).toList()) {
            IpRange before = united.isEmpty() ? range : united.getLast();
            if (!united.isEmpty() && before.last().compareTo(range.first()) >= 0) {
                united.set(united.size() - 1, new IpRange(before.first(), later(before.last(), range.last())));
            } else {
                united.add(range);
            }
        }
        return List.copyOf(united);
    }

    private static IpAddress later(IpAddress one, IpAddress other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether two united lists have an address in common. */
    static boolean meet(List<IpRange> one, List<IpRange> other) {
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.get(i).last().compareTo(other.get(j).first()) < 0) {
                i++;
            } else if (other.get(j).last().compareTo(one.get(i).first()) < 0) {
                j++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** What is left of a united list without another. */
    static List<IpRange> minus(List<IpRange> from, List<IpRange> what) {
        List<IpRange> left = new ArrayList<>();
        int j = 0;
        for (IpRange range : from) {
            while (j < what.size() && what.get(j).last().compareTo(range.first()) < 0) {
                j++;
            }
            List<IpRange> rest = List.of(range);
            for (int k = j; k < what.size() && what.get(k).first().compareTo(range.last()) <= 0; k++) {
                IpRange taken = what.get(k);
                rest = rest.stream()
                        .flatMap(piece -> piece.minus(taken).stream())
                        .toList();
            }
            left.addAll(rest);
        }
        return List.copyOf(left);
    }
}
