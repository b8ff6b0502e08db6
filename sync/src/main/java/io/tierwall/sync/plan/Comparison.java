package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.sync.plan.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What differs between an object as it should be and as it is, by meaning: all of the spec, and of the metadata only
 * what we say. A field that is left out means the same as one that says nothing (an empty list, {@code false}), and 5
 * means 5.0. An empty selector does say something: everything.
 */
public final class Comparison {

    /** Text that may be left out; a label's value may not. */
    private static final Set<String> OPTIONAL_TEXT = Set.of("description", "logLabel");

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** The differences in the order of the fields' names; none when the object is as it should be. */
    public static List<Difference> of(DesiredObject desired, LiveObject live) {
        Comparison comparison = new Comparison();
        comparison.said("metadata.labels.", desired.labels(), live.metadata().path("labels"));
        comparison.said(
                "metadata.annotations.", desired.annotations(), live.metadata().path("annotations"));
        comparison.value("spec", desired.spec(), live.spec());
        return List.copyOf(comparison.differences);
    }

    private void said(String prefix, SortedMap<String, String> desired, JsonNode live) {
        desired.forEach((key, value) -> {
            if (!live.has(key)) {
                add(prefix + key, Kind.MISSING);
            } else if (!value.equals(live.get(key).asText())) {
                add(prefix + key, Kind.CHANGED);
            }
        });
    }

    private void value(String field, JsonNode desired, JsonNode live) {
        if (desired.isObject() && live.isObject()) {
            fields(field, desired, live);
        } else if (desired.isArray() && live.isArray()) {
            elements(field, desired, live);
        } else if (!sameScalar(desired, live)) {
            add(field, live.isMissingNode() ? Kind.MISSING : Kind.CHANGED);
        }
    }

    private void fields(String field, JsonNode desired, JsonNode live) {
        for (String name : names(desired, live)) {
            JsonNode should = desired.path(name);
            JsonNode is = live.path(name);
            String path = field + "." + name;
            boolean shouldSay = saysSomething(name, should);
            boolean says = saysSomething(name, is);
            if (shouldSay && says) {
                value(path, should, is);
            } else if (shouldSay) {
                add(path, Kind.MISSING);
            } else if (says) {
                add(path, Kind.SURPLUS);
            }
        }
    }

    private void elements(String field, JsonNode desired, JsonNode live) {
        int both = Math.min(desired.size(), live.size());
        for (int i = 0; i < both; i++) {
            value(field + "[" + i + "]", desired.get(i), live.get(i));
        }
        for (int i = both; i < desired.size(); i++) {
            add(field + "[" + i + "]", Kind.MISSING);
        }
        for (int i = both; i < live.size(); i++) {
            add(field + "[" + i + "]", Kind.SURPLUS);
        }
    }

    private void add(String field, Kind kind) {
        differences.add(new Difference(field, kind));
    }

    private static Iterable<String> names(JsonNode desired, JsonNode live) {
        TreeSet<String> names = new TreeSet<>();
        desired.fieldNames().forEachRemaining(names::add);
        live.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean saysSomething(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case ARRAY -> !value.isEmpty();
            case BOOLEAN -> value.booleanValue();
            case STRING -> !(value.textValue().isEmpty() && OPTIONAL_TEXT.contains(name));
            // An empty selector selects everything, but within one an empty list of labels adds nothing.
            case OBJECT -> !(value.isEmpty() && name.equals("matchLabels"));
            case NUMBER, BINARY, POJO -> true;
        };
    }

    private static boolean sameScalar(JsonNode desired, JsonNode live) {
        if (desired.isIntegralNumber() && live.isIntegralNumber()) {
            return desired.longValue() == live.longValue();
        }
        if (desired.isNumber() && live.isNumber()) {
            // Kubernetes keeps numbers as 64-bit integers or doubles.
            return Double.compare(desired.doubleValue(), live.doubleValue()) == 0;
        }
        return desired.equals(live);
    }
}
