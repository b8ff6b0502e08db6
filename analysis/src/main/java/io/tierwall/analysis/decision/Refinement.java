package io.tierwall.analysis.decision;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/** Divides classes by one set after the other. Used by one thread. */
final class Refinement {

    private final int[] classOf;
    private int[] parents;
    private int[] sizes;
    /** For each class, how many of the set at hand are in it, and where they go. */
    private int[] members;

    private int[] targets;
    private int[] touched = new int[16];
    private int count;

    Refinement(int[] classOf, int[] parents) {
        this.classOf = classOf.clone();
        this.parents = parents.clone();
        this.count = parents.length;
        this.sizes = new int[count];
        this.members = new int[count];
        this.targets = new int[count];
        for (int candidate : classOf) {
            sizes[candidate]++;
        }
    }

    int[] classOf() {
        return classOf;
    }

    int[] parents() {
        return Arrays.copyOf(parents, count);
    }

    /** Moves the members of a set from each class that has others, too, to a new class. */
    void split(RoaringBitmap set) {
        int touchedCount = 0;
        var numbers = set.getIntIterator();
        while (numbers.hasNext()) {
            int candidate = classOf[numbers.next()];
            if (members[candidate]++ == 0) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touchedCount);
                }
                touched[touchedCount++] = candidate;
            }
        }
        boolean moves = false;
        for (int i = 0; i < touchedCount; i++) {
            int candidate = touched[i];
            boolean whole = members[candidate] == sizes[candidate];
            int target = whole ? candidate : add(candidate); // May make room, so before the array is looked at.
            targets[candidate] = target;
            moves |= !whole;
            members[candidate] = 0;
        }
        if (moves) {
            numbers = set.getIntIterator();
            while (numbers.hasNext()) {
                int number = numbers.next();
                classOf[number] = targets[classOf[number]];
            }
        }
    }

    private int add(int parent) {
        if (count == parents.length) {
            int room = 2 * count;
            parents = Arrays.copyOf(parents, room);
            sizes = Arrays.copyOf(sizes, room);
            members = Arrays.copyOf(members, room);
            targets = Arrays.copyOf(targets, room);
        }
        parents[count] = parent;
        sizes[count] = members[parent];
        sizes[parent] -= members[parent];
        return count++;
    }

    /** The classes that a set is the union of. */
    int[] classes(RoaringBitmap set) {
        int[] found = new int[Math.min(count, set.getCardinality())];
        int size = 0;
        var numbers = set.getIntIterator();
        while (numbers.hasNext()) {
            int candidate = classOf[numbers.next()];
            if (members[candidate]++ == 0) {
                found[size++] = candidate;
            }
        }
        for (int i = 0; i < size; i++) {
            members[found[i]] = 0;
        }
        return Arrays.copyOf(found, size);
    }
}
