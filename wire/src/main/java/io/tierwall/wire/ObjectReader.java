package io.tierwall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads one JSON object field by field. What has the wrong type or value is reported and read as absent, so that
 * reading goes on; what nobody asked for is reported at the end. Not thread-safe.
 */
public final class ObjectReader {

    /** What every NSX object carries and clients send back: it is the server's to say, and ignored. */
    private static final Set<String> SERVER_FIELDS = Set.of(
            "path",
            "relative_path",
            "parent_path",
            "unique_id",
            "realization_id",
            "owner_id",
            "origin_site_id",
            "remote_path",
            "marked_for_delete",
            "overridden",
            "resource_type",
            "_create_user",
            "_create_time",
            "_last_modified_user",
            "_last_modified_time",
            "_system_owned",
            "_protection",
            "_revision",
            "_schema",
            "_self",
            "_links",
            StoredObjects.ORDER);

    private final JsonNode node;
    private final String object;
    private final String prefix;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    /**
     * @param node what was sent; anything but an object is reported
     * @param object path of the object that problems are about, empty while it is not known
     * @param prefix path of {@code node} within the object, empty for the object itself
     */
    public ObjectReader(JsonNode node, String object, String prefix, Problems problems) {
        this.node = node.isObject() ? node : MissingNode.getInstance();
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
        if (!node.isObject()) {
            report(ProblemCode.FIELD_TYPE, "", "A JSON object is expected here. Send one.");
        }
    }

    String object() {
        return object;
    }

    Problems problems() {
        return problems;
    }

    /** The path of a field within the object, for problems about it. */
    String at(String field) {
        if (prefix.isEmpty()) {
            return field;
        }
        return field.isEmpty() ? prefix : prefix + "." + field;
    }

    /** Reports a problem of a field; the empty name is the object itself. */
    public void report(ProblemCode code, String field, String sentence) {
        problems.add(new Problem(code, object, at(field), sentence));
    }

    /** The field as it was sent; a missing node where it is absent or null. */
    public JsonNode raw(String field) {
        asked.add(field);
        JsonNode value = node.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** Whether the field was sent, and not as null. */
    public boolean has(String field) {
        return !raw(field).isMissingNode();
    }

    /** A string; empty where it is absent. */
    public Optional<String> string(String field) {
        JsonNode value = raw(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            report(ProblemCode.FIELD_TYPE, field, "A string is expected here. Put the value in quotes.");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** A string, or another where it is absent. */
    public String string(String field, String otherwise) {
        return string(field).orElse(otherwise);
    }

    /** A string that has to be there and not be empty. */
    public Optional<String> required(String field) {
        Optional<String> value = string(field);
        if (raw(field).isMissingNode() || value.filter(String::isEmpty).isPresent()) {
            report(ProblemCode.FIELD_REQUIRED, field, "The field is required. Add it.");
            return Optional.empty();
        }
        return value;
    }

    /** True or false, or another where it is absent. */
    public boolean bool(String field, boolean otherwise) {
        JsonNode value = raw(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            report(ProblemCode.FIELD_TYPE, field, "true or false is expected here. Change the value.");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** A whole number of 32 bits; empty where it is absent. */
    public OptionalInt integer(String field) {
        JsonNode value = raw(field);
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            report(ProblemCode.FIELD_TYPE, field, "A whole number is expected here, without quotes. Change the value.");
            return OptionalInt.empty();
        }
        return OptionalInt.of(value.intValue());
    }

    /** One of the words of an enumeration, by what {@code word} says of each constant. */
    public <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type, Function<E, String> word) {
        Optional<String> written = string(field);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> word.apply(constant).equals(written.get()))
                .findFirst();
        if (found.isEmpty()) {
            String words = Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", "));
            report(
                    ProblemCode.VALUE_UNKNOWN,
                    field,
                    "\"" + written.get() + "\" is not known. Use one of " + words + ".");
        }
        return found;
    }

    /** One of the constants of an enumeration, by its name. */
    public <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type) {
        return oneOf(field, type, Enum::name);
    }

    /** A list of strings; what is none is reported and left out. */
    public List<String> strings(String field) {
        List<String> values = new ArrayList<>();
        JsonNode list = array(field);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                values.add(list.get(i).textValue());
            } else {
                report(ProblemCode.FIELD_TYPE, field + "[" + i + "]", "A string is expected here. Change the value.");
            }
        }
        return List.copyOf(values);
    }

    /** A reader for the object that a field holds. */
    public ObjectReader object(String field) {
        return new ObjectReader(raw(field), object, at(field), problems);
    }

    /** A reader for each object of a list. */
    public List<ObjectReader> objects(String field) {
        List<ObjectReader> readers = new ArrayList<>();
        JsonNode list = array(field);
        for (int i = 0; i < list.size(); i++) {
            readers.add(new ObjectReader(list.get(i), object, at(field + "[" + i + "]"), problems));
        }
        return List.copyOf(readers);
    }

    private JsonNode array(String field) {
        JsonNode value = raw(field);
        if (!value.isMissingNode() && !value.isArray()) {
            report(ProblemCode.FIELD_TYPE, field, "A list is expected here. Put the value in square brackets.");
            return MissingNode.getInstance();
        }
        return value;
    }

    /** Fields that are read elsewhere, or that say nothing. */
    public void ignore(String... fields) {
        asked.addAll(List.of(fields));
    }

    /** Reports what was sent and nobody asked for. To be called last. */
    public void end() {
        node.fieldNames().forEachRemaining(field -> {
            if (!asked.contains(field) && !SERVER_FIELDS.contains(field)) {
                report(
                        ProblemCode.FIELD_UNKNOWN,
                        field,
                        "There is no such field here. Check its name, or leave it out.");
            }
        });
    }
}
