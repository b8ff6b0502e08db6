package io.tierwall.lab.apiserver.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Schemas derived from the classes by which Java programs know Kubernetes' objects: names and types, no descriptions.
 * None of those classes that are asked for contains itself.
 */
final class ModelSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ModelSchema() {}

    static ObjectNode of(Class<?> model) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        List<Field> fields = Arrays.stream(model.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                .sorted(Comparator.comparing(ModelSchema::name))
                .toList();
        if (fields.isEmpty()) {
            return schema.put("x-kubernetes-preserve-unknown-fields", true);
        }
        ObjectNode properties = schema.putObject("properties");
        fields.forEach(field -> properties.set(name(field), type(field.getGenericType())));
        return schema;
    }

    private static String name(Field field) {
        return field.getAnnotation(JsonProperty.class).value();
    }

    private static ObjectNode type(Type type) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> {
                ObjectNode list = JSON.objectNode().put("type", "array");
                list.set("items", type(generic.getActualTypeArguments()[0]));
                yield list;
            }
            case ParameterizedType generic
            when generic.getRawType() == Map.class -> {
                ObjectNode map = JSON.objectNode().put("type", "object");
                map.set("additionalProperties", type(generic.getActualTypeArguments()[1]));
                yield map;
            }
            case Class<?> plain -> plain(plain);
            case Type other -> throw new IllegalStateException("no schema for " + other);
        };
    }

    private static ObjectNode plain(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type == String.class || type == MicroTime.class) {
            return schema.put("type", "string");
        }
        if (type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == Double.class) {
            return schema.put("type", "number");
        }
        if (type == IntOrString.class) {
            return schema.put("x-kubernetes-int-or-string", true);
        }
        // Quantities may be written as numbers, with or without a fraction.
        return type == Quantity.class || type == Object.class ? schema : of(type);
    }
}
