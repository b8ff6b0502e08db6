package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Small numbers for things. A thing keeps its number as long as it is there; numbers are used again as late as
 * possible.
 *
 * @param most the highest number
 * @param last the one that was given last
 */
record Numbering<K>(Map<K, Integer> numbers, int most, int last) {

    Numbering {
        numbers = Map.copyOf(numbers);
    }

    static <K> Numbering<K> upTo(int most) {
        return new Numbering<>(Map.of(), most, 0);
    }

    /**
     * Numbers for exactly these things.
     *
     * @throws NetworkException when there are too many of them
     */
    Numbering<K> of(Collection<K> things) {
        if (things.size() > most) {
            throw new NetworkException("the lab numbers at most " + most + " of these, not " + things.size());
        }
        Map<K, Integer> next = new HashMap<>();
        BitSet used = new BitSet();
        for (K thing : things) {
            Integer known = numbers.get(thing);
            if (known != null) {
                next.put(thing, known);
                used.set(known);
            }
        }
        int number = last;
        for (K thing : things) {
            if (!next.containsKey(thing)) {
                do {
                    number = number % most + 1;
                } while (used.get(number));
                used.set(number);
                next.put(thing, number);
            }
        }
        return new Numbering<>(next, most, number);
    }

    int number(K thing) {
        return numbers.getOrDefault(thing, 0);
    }
}
