package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kubernetes' label selectors: everything that is required has to hold, and an empty selector selects everything. */
final class Selectors {

    private Selectors() {}

    static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return true;
        }
        Map<String, String> exact = selector.getMatchLabels();
        List<LabelSelectorRequirement> requirements = selector.getMatchExpressions();
        return (exact == null || labels.entrySet().containsAll(exact.entrySet()))
                && (requirements == null
                        || requirements.stream().allMatch(requirement -> matches(requirement, labels)));
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (String.valueOf(requirement.getOperator())) {
            case "In" -> value != null && values(requirement).contains(value);
            // What lacks the label is not in the list either.
            case "NotIn" -> value == null || !values(requirement).contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case String unknown -> throw new IllegalArgumentException("no selector operator: " + unknown);
        };
    }

    private static List<String> values(LabelSelectorRequirement requirement) {
        List<String> values = requirement.getValues();
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "operator " + requirement.getOperator() + " of label " + requirement.getKey() + " lacks values");
        }
        return values;
    }
}
