package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}
