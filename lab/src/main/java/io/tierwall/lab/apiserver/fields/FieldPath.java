package io.tierwall.lab.apiserver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Where a field is, from the root of an object. */
record FieldPath(List<String> names) implements Comparable<FieldPath> {

    static final FieldPath ROOT = new FieldPath(List.of());

    FieldPath {
        names = List.copyOf(names);
    }

    static FieldPath of(String... names) {
        return new FieldPath(List.of(names));
    }

    FieldPath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new FieldPath(longer);
    }

    FieldPath parent() {
        return new FieldPath(names.subList(0, names.size() - 1));
    }

    boolean isRoot() {
        return names.isEmpty();
    }

    boolean isWithin(FieldPath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** The value there, or a missing node. */
    JsonNode in(JsonNode object) {
        JsonNode found = object;
        for (String name : names) {
            found = found.path(name);
        }
        return found;
    }

    void removeFrom(ObjectNode object) {
        if (parent().in(object) instanceof ObjectNode holder) {
            holder.remove(names.getLast());
        }
    }

    @Override
    public int compareTo(FieldPath other) {
        for (int index = 0; index < Math.min(names.size(), other.names.size()); index++) {
            int order = names.get(index).compareTo(other.names.get(index));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(names.size(), other.names.size());
    }

    /** As conflicts name it: {@code .spec.priority}. */
    @Override
    public String toString() {
        return "." + String.join(".", names);
    }
}
