package io.tierwall.lab.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a tree against a structural schema and says what is wrong in the words of Kubernetes. */
final class Validation {

    private final List<Cause> causes = new ArrayList<>();

    private Validation() {}

    static List<Cause> of(JsonNode schema, ObjectNode object) {
        Validation validation = new Validation();
        validation.members(schema, object, "");
        return List.copyOf(validation.causes);
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        if (!hasType(schema, value)) {
            String type = typeOf(value);
            String wanted = schema.has("x-kubernetes-int-or-string")
                    ? "integer,string"
                    : schema.path("type").asText();
            causes.add(new Cause(
                    "FieldValueTypeInvalid",
                    "Invalid value: \"" + type + "\": " + path + " in body must be of type " + wanted + ": \"" + type
                            + "\"",
                    path));
            return;
        }
        enumeration(schema, value, path);
        range(schema, value, path);
        text(schema, value, path);
        switch (value) {
            case ObjectNode object -> members(schema, object, path);
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    check(schema.path("items"), array.get(index), path + "[" + index + "]");
                }
            }
            case JsonNode _ -> {}
        }
    }

    private void members(JsonNode schema, ObjectNode object, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        schema.path("required").forEach(required -> {
            if (!object.has(required.asText())) {
                causes.add(new Cause("FieldValueRequired", "Required value", prefix + required.asText()));
            }
        });
        schema.path("properties").properties().forEach(property -> {
            if (object.has(property.getKey())) {
                check(property.getValue(), object.path(property.getKey()), prefix + property.getKey());
            }
        });
        if (schema.has("additionalProperties")) {
            object.properties()
                    .forEach(entry ->
                            check(schema.path("additionalProperties"), entry.getValue(), prefix + entry.getKey()));
        }
        oneOf(schema, object, path);
    }

    /** Of alternatives, each of which requires fields, exactly one holds. */
    private void oneOf(JsonNode schema, ObjectNode object, String path) {
        long valid = schema.path("oneOf")
                .valueStream()
                .filter(alternative ->
                        alternative.path("required").valueStream().allMatch(field -> object.has(field.asText())))
                .count();
        if (schema.has("oneOf") && valid != 1) {
            invalid(
                    path,
                    "\"\"",
                    "\"" + path + "\" must validate one and only one schema (oneOf). Found "
                            + (valid == 0 ? "none" : valid) + " valid");
        }
    }

    private static boolean hasType(JsonNode schema, JsonNode value) {
        if (schema.has("x-kubernetes-int-or-string")) {
            return value.isTextual() || value.isIntegralNumber();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            // What came as bytes is written as text.
            case "string" -> value.isTextual() || value.isBinary();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case String _ -> true;
        };
    }

    private static String typeOf(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "integer";
        }
        return value.isNumber()
                ? "number"
                : switch (value.getNodeType()) {
                    case OBJECT -> "object";
                    case ARRAY -> "array";
                    case STRING -> "string";
                    case BOOLEAN -> "boolean";
                    case NUMBER -> "number";
                    case NULL, MISSING, BINARY, POJO -> "null";
                };
    }

    private void enumeration(JsonNode schema, JsonNode value, String path) {
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(allowed -> allowed.equals(value))) {
            String supported =
                    schema.path("enum").valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
            causes.add(new Cause(
                    "FieldValueNotSupported",
                    "Unsupported value: " + value + ": supported values: " + supported,
                    path));
        }
    }

    private void range(JsonNode schema, JsonNode value, String path) {
        if (!value.isNumber()) {
            return;
        }
        JsonNode minimum = schema.path("minimum");
        JsonNode maximum = schema.path("maximum");
        if (minimum.isNumber() && value.doubleValue() < minimum.doubleValue()) {
            invalid(path, value.toString(), path + " in body should be greater than or equal to " + minimum);
        }
        if (maximum.isNumber() && value.doubleValue() > maximum.doubleValue()) {
            invalid(path, value.toString(), path + " in body should be less than or equal to " + maximum);
        }
        if (schema.path("format").asText().equals("int32") && !value.canConvertToInt()) {
            invalid(path, value.toString(), path + " in body must be of type int32: " + value);
        }
    }

    private void text(JsonNode schema, JsonNode value, String path) {
        if (!value.isTextual()) {
            return;
        }
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (value.asText().codePointCount(0, value.asText().length()) > most) {
            causes.add(new Cause("FieldValueTooLong", "Too long: may not be more than " + most + " bytes", path));
        }
        String pattern = schema.path("pattern").asText("");
        if (!pattern.isEmpty()
                && !Pattern.compile(pattern).matcher(value.asText()).find()) {
            invalid(path, value.toString(), path + " in body should match '" + pattern + "'");
        }
    }

    private void invalid(String path, String value, String why) {
        causes.add(new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, path));
    }
}
