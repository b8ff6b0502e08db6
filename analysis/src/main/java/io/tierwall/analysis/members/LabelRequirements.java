package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.analysis.members.LabelRequirement.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a selector asks: all of it has to hold. Nothing asked selects everything.
 *
 * @param all exact labels first, as they are written
 */
record LabelRequirements(List<LabelRequirement> all) {

    LabelRequirements {
        all = List.copyOf(all);
    }

    /**
     * What is asked by a selector; nothing where there is none.
     *
     * @throws IllegalArgumentException when the selector makes no sense
     */
    static LabelRequirements of(@Nullable LabelSelector selector) {
        List<LabelRequirement> all = new ArrayList<>();
        if (selector != null && selector.getMatchLabels() != null) {
            selector.getMatchLabels().forEach((key, value) -> all.add(LabelRequirement.exactly(key, value)));
        }
        if (selector != null && selector.getMatchExpressions() != null) {
            selector.getMatchExpressions().forEach(written -> all.add(LabelRequirement.of(written)));
        }
        return new LabelRequirements(all);
    }

    /** Whether labels are as all of this asks. */
    boolean areMetBy(Map<String, String> labels) {
        for (LabelRequirement requirement : all) {
            if (!requirement.isMetBy(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether having no labels at all is enough. */
    boolean areMetByNothing() {
        return areMetBy(Map.of());
    }

    /** Labels of which whatever meets this has at least one, as few as can be; empty where there are none such. */
    List<Label> anchors() {
        Optional<LabelRequirement> fewest = all.stream()
                .filter(requirement -> requirement.operator() == Operator.IN)
                .min(Comparator.comparingInt(requirement -> requirement.values().size()));
        return fewest.stream()
                .flatMap(requirement -> requirement.values().stream().map(value -> new Label(requirement.key(), value)))
                .toList();
    }
}
