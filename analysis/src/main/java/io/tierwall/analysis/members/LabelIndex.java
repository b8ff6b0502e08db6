package io.tierwall.analysis.members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbered things by their labels. Answers may be the index's own: they must not be changed by who asks, and hold until
 * the next change. Changed by one thread; read by any as long as nobody changes it.
 */
final class LabelIndex {

    private static final RoaringBitmap NOTHING = new RoaringBitmap();

    private final Map<String, Values> byKey = new HashMap<>();
    private final RoaringBitmap all = new RoaringBitmap();

    /** What has a label, whatever its value, and by its value. */
    private static final class Values {

        private final RoaringBitmap having = new RoaringBitmap();
        private final Map<String, RoaringBitmap> byValue = new HashMap<>();

        /** @param old none where the thing did not have the label */
        void put(int number, @Nullable String old, String value) {
            if (old == null) {
                having.add(number);
            } else {
                forget(number, old);
            }
            byValue.computeIfAbsent(value, _ -> new RoaringBitmap()).add(number);
        }

        /** What is left; none if that is nothing. */
        @Nullable
        Values without(int number, String value) {
            having.remove(number);
            forget(number, value);
            return having.isEmpty() ? null : this;
        }

        /** What nothing has any more is forgotten: values come and go without end. */
        private void forget(int number, String value) {
            byValue.computeIfPresent(value, (_, numbers) -> {
                numbers.remove(number);
                return numbers.isEmpty() ? null : numbers;
            });
        }
    }

    /** Adds a thing that is not there. */
    void add(int number, Map<String, String> labels) {
        all.add(number);
        labels.forEach((key, value) -> put(number, key, null, value));
    }

    /** Takes out a thing with the labels that it was added with, or changed to. */
    void remove(int number, Map<String, String> labels) {
        all.remove(number);
        labels.forEach((key, value) -> remove(number, key, value));
    }

    /** A thing that is there has other labels now. */
    void change(int number, List<LabelChange> changes) {
        for (LabelChange change : changes) {
            if (change.after() != null) {
                put(number, change.key(), change.before(), change.after());
            } else if (change.before() != null) {
                remove(number, change.key(), change.before());
            }
        }
    }

    private void put(int number, String key, @Nullable String old, String value) {
        byKey.computeIfAbsent(key, _ -> new Values()).put(number, old, value);
    }

    private void remove(int number, String key, String value) {
        byKey.computeIfPresent(key, (_, values) -> values.without(number, value));
    }

    /** Everything that is there. */
    RoaringBitmap all() {
        return all;
    }

    private RoaringBitmap having(String key) {
        Values values = byKey.get(key);
        return values == null ? NOTHING : values.having;
    }

    /** What has a label with this value. */
    RoaringBitmap with(String key, String value) {
        Values values = byKey.get(key);
        return values == null ? NOTHING : values.byValue.getOrDefault(value, NOTHING);
    }

    /** What meets all of the requirements. */
    RoaringBitmap select(LabelRequirements requirements) {
        RoaringBitmap selected = all;
        for (LabelRequirement requirement : requirements.all()) {
            selected = narrow(selected, requirement);
        }
        return selected;
    }

    private RoaringBitmap narrow(RoaringBitmap selected, LabelRequirement requirement) {
        return switch (requirement.operator()) {
            case IN -> both(selected, withAny(requirement.key(), requirement.values()));
            case NOT_IN -> RoaringBitmap.andNot(selected, withAny(requirement.key(), requirement.values()));
            case EXISTS -> both(selected, having(requirement.key()));
            case DOES_NOT_EXIST -> RoaringBitmap.andNot(selected, having(requirement.key()));
        };
    }

    @SuppressWarnings("ReferenceEquality") // Nothing has to be cut out of the very set of everything.
    private RoaringBitmap both(RoaringBitmap selected, RoaringBitmap others) {
        return selected == all ? others : RoaringBitmap.and(selected, others);
    }

    private RoaringBitmap withAny(String key, Set<String> values) {
        if (values.size() == 1) {
            return with(key, values.iterator().next());
        }
        return RoaringBitmap.or(values.stream().map(value -> with(key, value)).iterator());
    }
}
