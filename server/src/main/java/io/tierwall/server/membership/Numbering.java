package io.tierwall.server.membership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * Things that come and go, each with a number that it keeps while it is there. Numbers stay small: those of what has
 * gone are given again. Used by one thread at a time.
 */
final class Numbering<T extends Comparable<T>> {

    private List<T> things = List.of();
    /** The number of each of the things, by its place. */
    private List<Integer> numbers = List.of();

    private final Deque<Integer> free = new ArrayDeque<>();
    private int count;

    /**
     * Goes over to what is there now.
     *
     * @param now in their order; what compares as equal is the same thing, in another state if it does not equal it
     * @param changed is told of each thing that came, or is in another state
     * @param gone is told the numbers of those that went, before they are given again
     */
    void next(List<T> now, ObjIntConsumer<T> changed, IntConsumer gone) {
        List<Integer> next = new ArrayList<>(now.size());
        int before = 0;
        for (T thing : now) {
            while (before < things.size() && things.get(before).compareTo(thing) < 0) {
                free(numbers.get(before++), gone);
            }
            boolean known = before < things.size() && things.get(before).compareTo(thing) == 0;
            int number = known ? numbers.get(before) : take();
            if (!known || !thing.equals(things.get(before))) {
                changed.accept(thing, number);
            }
            before += known ? 1 : 0;
            next.add(number);
        }
        while (before < things.size()) {
            free(numbers.get(before++), gone);
        }
        things = now;
        numbers = next;
    }

    private void free(int number, IntConsumer gone) {
        gone.accept(number);
        free.add(number);
    }

    private int take() {
        return free.isEmpty() ? count++ : free.remove();
    }

    /** The numbers of the things that are like this. */
    RoaringBitmap numbers(Predicate<T> like) {
        RoaringBitmap found = new RoaringBitmap();
        for (int place = 0; place < things.size(); place++) {
            if (like.test(things.get(place))) {
                found.add(numbers.get(place));
            }
        }
        return found;
    }

    /** The things of these numbers, in their order. */
    List<T> things(RoaringBitmap ofNumbers) {
        List<T> found = new ArrayList<>(ofNumbers.getCardinality());
        for (int place = 0; place < things.size(); place++) {
            if (ofNumbers.contains(numbers.get(place))) {
                found.add(things.get(place));
            }
        }
        return found;
    }
}
