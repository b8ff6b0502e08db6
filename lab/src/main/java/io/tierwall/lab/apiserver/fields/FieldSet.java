package io.tierwall.lab.apiserver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A set of fields that hold a value of their own: scalars, lists, and maps without entries. */
record FieldSet(SortedSet<FieldPath> paths) {

    static final FieldSet EMPTY = new FieldSet(new TreeSet<>());

    private static final String NAME = "f:";
    private static final String ITSELF = ".";

    /** What the server itself says of an object, and what says which object it is: nobody owns that. */
    private static final FieldSet NOBODYS = new FieldSet(new TreeSet<>(List.of(
            FieldPath.of("apiVersion"),
            FieldPath.of("kind"),
            FieldPath.of("metadata", "name"),
            FieldPath.of("metadata", "namespace"),
            FieldPath.of("metadata", "generateName"),
            FieldPath.of("metadata", "selfLink"),
            FieldPath.of("metadata", "uid"),
            FieldPath.of("metadata", "creationTimestamp"),
            FieldPath.of("metadata", "generation"),
            FieldPath.of("metadata", "resourceVersion"),
            FieldPath.of("metadata", "managedFields"))));

    FieldSet {
        paths = Collections.unmodifiableSortedSet(paths);
    }

    /** The fields of an object that can have an owner. */
    static FieldSet of(ObjectNode object) {
        SortedSet<FieldPath> paths = new TreeSet<>();
        collect(object, FieldPath.ROOT, paths);
        paths.removeIf(path -> NOBODYS.paths.contains(path) || path.equals(FieldPath.of("metadata")));
        return new FieldSet(paths);
    }

    private static void collect(JsonNode value, FieldPath path, SortedSet<FieldPath> paths) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties().forEach(field -> collect(field.getValue(), path.child(field.getKey()), paths));
        } else if (!path.isRoot()) {
            paths.add(path);
        }
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    FieldSet and(FieldSet others) {
        SortedSet<FieldPath> union = new TreeSet<>(paths);
        union.addAll(others.paths);
        return new FieldSet(union);
    }

    FieldSet without(FieldSet others) {
        return only(path -> !others.paths.contains(path));
    }

    FieldSet only(Predicate<FieldPath> wanted) {
        return new FieldSet(paths.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The set as {@code fieldsV1} writes it: a tree of names. */
    ObjectNode toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (FieldPath path : paths) {
            ObjectNode node = root;
            for (String name : path.names()) {
                node = node.withObjectProperty(NAME + name);
            }
            node.putObject(ITSELF);
        }
        return leavesShortened(root);
    }

    /** A field that is in the set and has none below it is written as an empty object. */
    private static ObjectNode leavesShortened(ObjectNode node) {
        ObjectNode shortened = JsonNodeFactory.instance.objectNode();
        if (node.size() == 1 && node.has(ITSELF)) {
            return shortened;
        }
        node.properties()
                .forEach(field -> shortened.set(
                        field.getKey(),
                        field.getValue() instanceof ObjectNode below
                                        && !field.getKey().equals(ITSELF)
                                ? leavesShortened(below)
                                : field.getValue()));
        return shortened;
    }

    static FieldSet parse(JsonNode fields) {
        SortedSet<FieldPath> paths = new TreeSet<>();
        parse(fields, FieldPath.ROOT, paths);
        return new FieldSet(paths);
    }

    private static void parse(JsonNode node, FieldPath path, SortedSet<FieldPath> paths) {
        if ((node.isEmpty() || node.has(ITSELF)) && !path.isRoot()) {
            paths.add(path);
        }
        node.properties().forEach(field -> {
            if (field.getKey().startsWith(NAME)) {
                parse(field.getValue(), path.child(field.getKey().substring(NAME.length())), paths);
            }
        });
    }
}
