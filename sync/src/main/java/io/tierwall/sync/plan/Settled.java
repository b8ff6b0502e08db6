package io.tierwall.sync.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects that were found to be as they should be, so that the next plan need not compare them again. Both sides of a
 * comparison are values: as long as they are the very same, so is what it finds. A plan that is made with this is
 * therefore the same as one that is made without. For one thread.
 */
public final class Settled {

    private final Map<ObjectKey, Pair> pairs = new HashMap<>();

    private record Pair(DesiredObject desired, LiveObject live) {

        @SuppressWarnings("ReferenceEquality") // Whether others are equal is the question.
        boolean isOf(DesiredObject should, LiveObject is) {
            return desired == should && live == is;
        }
    }

    /** What differs, as {@link Comparison} says it. */
    List<Difference> differences(DesiredObject desired, LiveObject live) {
        Pair known = pairs.get(desired.key());
        if (known != null && known.isOf(desired, live)) {
            return List.of();
        }
        List<Difference> differences = Comparison.of(desired, live);
        if (differences.isEmpty()) {
            pairs.put(desired.key(), new Pair(desired, live));
        } else {
            pairs.remove(desired.key());
        }
        return differences;
    }

    /** Forgets what is desired no longer. */
    void forgetAllBut(DesiredObjects desired) {
        if (pairs.size() > desired.all().size()) {
            pairs.keySet().removeIf(key -> desired.find(key).isEmpty());
        }
    }
}
