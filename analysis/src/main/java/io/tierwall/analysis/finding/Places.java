package io.tierwall.analysis.finding;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Sets of places in a list, as bits. */
final class Places {

    static final int NONE = -1;

    private Places() {}

    /** The places of the elements for which something holds. */
    static <E> long[] where(List<E> elements, int words, Predicate<E> holds) {
        long[] places = new long[words];
        for (int place = 0; place < elements.size(); place++) {
            if (holds.test(elements.get(place))) {
                add(places, place);
            }
        }
        return places;
    }

    static void add(long[] places, int place) {
        places[place / Long.SIZE] |= 1L << place;
    }

    static boolean contains(long[] places, int place) {
        return (places[place / Long.SIZE] & 1L << place) != 0;
    }

    /** The lowest place that is in both, or {@link #NONE}. */
    static int first(long[] one, long[] other) {
        for (int word = 0; word < one.length; word++) {
            long both = one[word] & other[word];
            if (both != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(both);
            }
        }
        return NONE;
    }

    /** Adds the places that are in all of the others. */
    static void addAll(long[] places, long[] one, long[] two, long[] three) {
        for (int word = 0; word < places.length; word++) {
            places[word] |= one[word] & two[word] & three[word];
        }
    }

    static void addAll(long[] places, long[] more) {
        for (int word = 0; word < places.length; word++) {
            places[word] |= more[word];
        }
    }

    static void forEach(long[] places, IntConsumer each) {
        for (int word = 0; word < places.length; word++) {
            for (long left = places[word]; left != 0; left &= left - 1) {
                each.accept(word * Long.SIZE + Long.numberOfTrailingZeros(left));
            }
        }
    }
}
