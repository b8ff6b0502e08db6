package io.tierwall.analysis.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.roaringbitmap.RoaringBitmap;

/**
 * Addresses in classes, each of which agrees in all that matters. Classes are numbered from 0 in the order of their
 * first addresses. Immutable, for any number of threads.
 *
 * @param <K> what the addresses of a class have in common
 */
public final class AddressClasses<K> {

    private final List<K> keys = new ArrayList<>();
    private final List<RoaringBitmap> members = new ArrayList<>();
    private final int[] classOf;

    /**
     * @param addresses how many numbers of addresses there are
     * @param key what a number has in common with others; nothing where it does not count
     */
    public AddressClasses(int addresses, IntFunction<Optional<K>> key) {
        this.classOf = new int[addresses];
        Map<K, Integer> known = new HashMap<>();
        for (int address = 0; address < addresses; address++) {
            Optional<K> common = key.apply(address);
            classOf[address] = common.isEmpty() ? -1 : known.computeIfAbsent(common.get(), this::begin);
            if (classOf[address] >= 0) {
                members.get(classOf[address]).add(address);
            }
        }
    }

    private int begin(K key) {
        keys.add(key);
        members.add(new RoaringBitmap());
        return keys.size() - 1;
    }

    /** How many classes there are. */
    public int count() {
        return keys.size();
    }

    /** What the addresses of a class have in common. */
    public K key(int number) {
        return keys.get(number);
    }

    /** The addresses of a class; not to be changed. */
    public RoaringBitmap members(int number) {
        return members.get(number);
    }

    /** The addresses of several classes. */
    public RoaringBitmap members(RoaringBitmap numbers) {
        List<RoaringBitmap> found = new ArrayList<>();
        numbers.forEach((int number) -> found.add(members.get(number)));
        return RoaringBitmap.or(found.iterator());
    }

    /** For each class that has some of these addresses, those; in order of the classes. Others do not count. */
    List<Portion> portions(RoaringBitmap addresses) {
        RoaringBitmap[] found = new RoaringBitmap[count()];
        addresses.forEach((int address) -> {
            int number = classOf[address];
            if (number >= 0) {
                if (found[number] == null) {
                    found[number] = new RoaringBitmap();
                }
                found[number].add(address);
            }
        });
        List<Portion> portions = new ArrayList<>();
        for (int number = 0; number < found.length; number++) {
            if (found[number] != null) {
                portions.add(new Portion(number, found[number]));
            }
        }
        return portions;
    }

    /** Some addresses of one class. */
    record Portion(int number, RoaringBitmap addresses) {

        int size() {
            return addresses.getCardinality();
        }
    }
}
