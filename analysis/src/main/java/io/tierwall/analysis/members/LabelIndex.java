package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbered things by their labels. Answers must not be changed by who asks. Written by one thread, then read by any.
 */
final class LabelIndex {

    private final Map<String, Map<String, RoaringBitmap>> byPair = new HashMap<>();
    private final Map<String, RoaringBitmap> byKey = new HashMap<>();
    private final RoaringBitmap all = new RoaringBitmap();

    void add(int number, Map<String, String> labels) {
        all.add(number);
        labels.forEach((key, value) -> {
            byKey.computeIfAbsent(key, _ -> new RoaringBitmap()).add(number);
            byPair.computeIfAbsent(key, _ -> new HashMap<>())
                    .computeIfAbsent(value, _ -> new RoaringBitmap())
                    .add(number);
        });
    }

    /** Everything that was added. */
    RoaringBitmap all() {
        return all;
    }

    /** What has a label with this value. */
    RoaringBitmap with(String key, String value) {
        return byPair.getOrDefault(key, Map.of()).getOrDefault(value, new RoaringBitmap());
    }

    /**
     * What a selector selects: everything that it requires has to hold; an empty one, or none, selects everything.
     *
     * @throws IllegalArgumentException when the selector makes no sense
     */
    RoaringBitmap select(@Nullable LabelSelector selector) {
        RoaringBitmap selected = all;
        if (selector == null) {
            return selected;
        }
        Map<String, String> exact = selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
        for (Map.Entry<String, String> label : exact.entrySet()) {
            selected = RoaringBitmap.and(selected, with(label.getKey(), label.getValue()));
        }
        List<LabelSelectorRequirement> requirements =
                selector.getMatchExpressions() == null ? List.of() : selector.getMatchExpressions();
        for (LabelSelectorRequirement requirement : requirements) {
            selected = narrow(selected, requirement);
        }
        return selected;
    }

    private RoaringBitmap narrow(RoaringBitmap selected, LabelSelectorRequirement requirement) {
        RoaringBitmap having = byKey.getOrDefault(requirement.getKey(), new RoaringBitmap());
        return switch (String.valueOf(requirement.getOperator())) {
            case "In" -> RoaringBitmap.and(selected, withAny(requirement));
            // What lacks the label is not in the list either.
            case "NotIn" -> RoaringBitmap.andNot(selected, withAny(requirement));
            case "Exists" -> RoaringBitmap.and(selected, having);
            case "DoesNotExist" -> RoaringBitmap.andNot(selected, having);
            case String unknown -> throw new IllegalArgumentException("no selector operator: " + unknown);
        };
    }

    private RoaringBitmap withAny(LabelSelectorRequirement requirement) {
        List<String> values = requirement.getValues();
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "operator " + requirement.getOperator() + " of label " + requirement.getKey() + " lacks values");
        }
        RoaringBitmap found = new RoaringBitmap();
        values.forEach(value -> found.or(with(requirement.getKey(), value)));
        return found;
    }
}
