package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.Difference;
import io.tierwall.sync.plan.LiveObject;
import java.util.Map;
import java.util.Optional;

/** Finds the two values of a field that differs. */
final class FieldValues {

    private static final int LONGEST = 500;
    private static final String LABELS = "metadata.labels.";
    private static final String ANNOTATIONS = "metadata.annotations.";

    private FieldValues() {}

    static DriftReport.Field of(Difference difference, DesiredObject wanted, LiveObject found) {
        String field = difference.field();
        if (field.startsWith(LABELS)) {
            return said(field, LABELS, wanted.labels(), found.metadata().path("labels"));
        }
        if (field.startsWith(ANNOTATIONS)) {
            return said(
                    field, ANNOTATIONS, wanted.annotations(), found.metadata().path("annotations"));
        }
        String path = field.equals("spec") ? "" : field.substring("spec.".length());
        return new DriftReport.Field(field, text(at(wanted.spec(), path)), text(at(found.spec(), path)));
    }

    private static DriftReport.Field said(String field, String map, Map<String, String> wanted, JsonNode found) {
        String key = field.substring(map.length());
        return new DriftReport.Field(
                field, Optional.ofNullable(wanted.get(key)).map(FieldValues::cut), text(found.path(key)));
    }

    private static JsonNode at(JsonNode node, String path) {
        JsonNode there = node;
        for (String segment : path.split("[.\\[]")) {
            if (segment.endsWith("]")) {
                there = there.path(Integer.parseInt(segment.substring(0, segment.length() - 1)));
            } else if (!segment.isEmpty()) {
                there = there.path(segment);
            }
        }
        return there;
    }

    private static Optional<String> text(JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(cut(value.isTextual() ? value.textValue() : value.toString()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
