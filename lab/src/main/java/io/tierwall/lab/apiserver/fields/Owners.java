package io.tierwall.lab.apiserver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The {@code managedFields} of an object. Immutable. */
record Owners(List<Owner> all) {

    private static final String FIELD = "managedFields";

    Owners {
        all = List.copyOf(all);
    }

    static Owners of(JsonNode object) {
        return new Owners(object.path("metadata")
                .path(FIELD)
                .valueStream()
                .filter(entry -> entry.has("manager") && entry.has("operation"))
                .map(Owner::parse)
                .toList());
    }

    void writeTo(ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.remove(FIELD);
        if (!all.isEmpty()) {
            ArrayNode entries = metadata.putArray(FIELD);
            all.stream().sorted(Owner.ORDER).forEach(owner -> entries.add(owner.toJson()));
        }
    }

    /** The fields that a writer owns so far. */
    FieldSet of(Writer writer) {
        return all.stream().filter(owner -> owner.is(writer)).map(Owner::fields).reduce(FieldSet.EMPTY, FieldSet::and);
    }

    List<Owner> otherThan(Writer writer) {
        return all.stream().filter(owner -> !owner.is(writer)).toList();
    }

    /** All fields that others than a writer own. */
    FieldSet ofOthers(Writer writer) {
        return otherThan(writer).stream().map(Owner::fields).reduce(FieldSet.EMPTY, FieldSet::and);
    }

    /** A writer owns exactly these, and others what is left of theirs; who owns nothing is no owner. */
    Owners with(Writer writer, FieldSet fields, UnaryOperator<FieldSet> left) {
        List<Owner> owners = new ArrayList<>();
        Stream.concat(
                        otherThan(writer).stream().map(owner -> owner.with(left.apply(owner.fields()))),
                        Stream.of(Owner.of(writer, fields)))
                .filter(owner -> !owner.fields().isEmpty())
                .forEach(owners::add);
        return new Owners(owners);
    }

    /** Whether the same managers own the same fields, whenever they said so. */
    boolean sameAs(Owners others) {
        return timeless().equals(others.timeless());
    }

    private List<Owner> timeless() {
        return all.stream()
                .map(owner -> new Owner(
                        owner.manager(),
                        owner.operation(),
                        owner.apiVersion(),
                        owner.subresource(),
                        "",
                        owner.fields()))
                .sorted(Owner.ORDER)
                .toList();
    }
}
