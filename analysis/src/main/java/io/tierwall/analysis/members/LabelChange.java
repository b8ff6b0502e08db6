package io.tierwall.analysis.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label that is not what it was.
 *
 * @param before none where the label was not there
 * @param after none where the label is not there any more
 */
record LabelChange(
        String key, @Nullable String before, @Nullable String after) {

    /** All labels that differ. */
    static List<LabelChange> between(Map<String, String> before, Map<String, String> after) {
        List<LabelChange> changes = new ArrayList<>(2);
        int kept = 0;
        for (Map.Entry<String, String> label : after.entrySet()) {
            String old = before.get(label.getKey());
            if (old != null) {
                kept++;
            }
            if (!label.getValue().equals(old)) {
                changes.add(new LabelChange(label.getKey(), old, label.getValue()));
            }
        }
        if (kept < before.size()) {
            before.forEach((key, value) -> {
                if (!after.containsKey(key)) {
                    changes.add(new LabelChange(key, value, null));
                }
            });
        }
        return changes;
    }
}
