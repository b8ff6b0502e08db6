package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a selector asks of a label.
 *
 * @param values what is in the list; none where the list does not matter
 */
record LabelRequirement(String key, Operator operator, Set<String> values) {

    /** How the label and the list have to be to each other. */
    enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /** The label has this very value. */
    static LabelRequirement exactly(String key, String value) {
        return new LabelRequirement(key, Operator.IN, Set.of(value));
    }

    /** @throws IllegalArgumentException when it makes no sense */
    static LabelRequirement of(LabelSelectorRequirement written) {
        String key = written.getKey();
        return switch (String.valueOf(written.getOperator())) {
            case "In" -> new LabelRequirement(key, Operator.IN, values(written));
            case "NotIn" -> new LabelRequirement(key, Operator.NOT_IN, values(written));
            case "Exists" -> new LabelRequirement(key, Operator.EXISTS, Set.of());
            case "DoesNotExist" -> new LabelRequirement(key, Operator.DOES_NOT_EXIST, Set.of());
            case String unknown -> throw new IllegalArgumentException("no selector operator: " + unknown);
        };
    }

    private static Set<String> values(LabelSelectorRequirement written) {
        List<String> values = written.getValues();
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "operator " + written.getOperator() + " of label " + written.getKey() + " lacks values");
        }
        return Set.copyOf(new HashSet<>(values));
    }

    /** The labels that are in the list. */
    List<Label> labels() {
        return values.stream().map(value -> new Label(key, value)).toList();
    }

    /** Whether labels are as this asks. */
    boolean isMetBy(Map<String, String> labels) {
        @Nullable String value = labels.get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            // What lacks the label is not in the list either.
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
        };
    }
}
