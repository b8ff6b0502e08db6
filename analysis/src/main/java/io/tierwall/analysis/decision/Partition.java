package io.tierwall.analysis.decision;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbers in classes, so that each of a collection of sets is a union of classes. A class keeps its number when it is
 * divided later, and what is split off gets a new, higher one: whatever was found out about a class holds for those
 * that came of it. Sets are told apart by identity. Immutable, for any number of threads.
 */
final class Partition {

    private static final int[] UNKNOWN = {};

    /** After so many divisions it is time to start anew: classes that nothing tells apart any more add up. */
    private static final int MOST_DIVISIONS = 200;

    /**
     * Which divisions led here. One partition may be divided in two ways, and then new classes of the one and of the
     * other have the same numbers.
     */
    static final class Lineage {

        private final @Nullable Lineage parent;
        private final int depth;

        private Lineage(@Nullable Lineage parent) {
            this.parent = parent;
            this.depth = parent == null ? 0 : parent.depth + 1;
        }

        /** Whether it is the other, or was divided from it. */
        @SuppressWarnings("ReferenceEquality") // A lineage is nothing but itself.
        boolean comesFrom(Lineage other) {
            Lineage at = this;
            while (at != null && at.depth > other.depth) {
                at = at.parent;
            }
            return at == other;
        }
    }

    private final Lineage lineage;

    private final int[] classOf;
    /** For each class, that of which it was split off; of the first, itself. */
    private final int[] parents;
    /** The classes of each set. */
    private final IdentityHashMap<RoaringBitmap, int[]> classes;

    private Partition(Lineage lineage, int[] classOf, int[] parents, IdentityHashMap<RoaringBitmap, int[]> classes) {
        this.lineage = lineage;
        this.classOf = classOf;
        this.parents = parents;
        this.classes = classes;
    }

    /** All numbers from 0 to before {@code count} in one class. */
    static Partition whole(int count) {
        return new Partition(new Lineage(null), new int[count], new int[] {0}, new IdentityHashMap<>());
    }

    /** Divided further, so that each of these sets is a union of classes; which ones earlier sets are is forgotten. */
    Partition refine(Collection<RoaringBitmap> sets) {
        Refinement refinement = new Refinement(classOf, parents);
        IdentityHashMap<RoaringBitmap, int[]> found = new IdentityHashMap<>();
        for (RoaringBitmap set : sets) {
            int[] known = classes.get(set);
            if (found.putIfAbsent(set, known == null ? UNKNOWN : known) == null && known == null) {
                refinement.split(set);
            }
        }
        int[] all = refinement.parents();
        boolean divided = all.length > parents.length;
        found.replaceAll((set, known) -> divided || known == UNKNOWN ? refinement.classes(set) : known);
        return new Partition(new Lineage(lineage), refinement.classOf(), all, found);
    }

    Lineage lineage() {
        return lineage;
    }

    /** Whether it has been divided so often that starting anew is better. */
    boolean isWornOut() {
        return lineage.depth > MOST_DIVISIONS;
    }

    /** How many classes there are, some of which may be empty by now. */
    int count() {
        return parents.length;
    }

    /** The class of a number. */
    int of(int number) {
        return classOf[number];
    }

    /** The classes that a set is the union of; the set is one of those that this was refined by last. */
    int[] classes(RoaringBitmap set) {
        return Objects.requireNonNull(classes.get(set), "a set that this is not divided by");
    }

    /** The class that this one was when there were only so many. */
    int ancestor(int candidate, int count) {
        int ancestor = candidate;
        while (ancestor >= count) {
            ancestor = parents[ancestor];
        }
        return ancestor;
    }
}
