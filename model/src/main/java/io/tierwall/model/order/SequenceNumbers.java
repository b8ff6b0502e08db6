package io.tierwall.model.order;

import java.util.ArrayList;
import java.util.List;

/** Finds a number for something that goes between others, and moves as few of the others as possible. */
public final class SequenceNumbers {

    private static final int STEP = 10;

    private SequenceNumbers() {}

    /**
     * Makes room at a place.
     *
     * @param others the numbers of the others, ascending, equal ones allowed
     * @param index the place, 0 to the number of others
     * @return the numbers of all, the new one at {@code index}; it differs from its neighbours
     */
    public static List<Integer> insert(List<Integer> others, int index) {
        List<Integer> numbers = new ArrayList<>(others);
        int before = index == 0 ? -1 : others.get(index - 1);
        if (index == others.size()) {
            numbers.add(index == 0 ? STEP : before + STEP);
            return List.copyOf(numbers);
        }
        int room = others.get(index) - before;
        int last = room >= 2 ? before + room / 2 : before + 1;
        numbers.add(index, last);
        for (int next = index + 1; next < numbers.size() && numbers.get(next) <= last; next++) {
            last++;
            numbers.set(next, last);
        }
        return List.copyOf(numbers);
    }
}
