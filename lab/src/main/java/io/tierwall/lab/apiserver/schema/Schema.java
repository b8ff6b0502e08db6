package io.tierwall.lab.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What objects of one kind may say, metadata aside. Immutable. */
public final class Schema {

    /** Fields of the root that every object has and no schema describes. */
    private static final Set<String> EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

    private final JsonNode root;

    Schema(JsonNode root) {
        this.root = root;
    }

    /** The schema as OpenAPI v3 writes it. Shared: nobody changes it. */
    public JsonNode openApi() {
        return root;
    }

    /** The object without fields that the schema does not know, and with its defaults. */
    public ObjectNode complete(ObjectNode object) {
        ObjectNode completed = completeObject(root, object);
        EVERY_OBJECT.stream().filter(object::has).sorted().forEach(field -> completed.set(field, object.path(field)));
        return completed;
    }

    /** The paths of fields that the schema does not know, in the order of the object. */
    public List<String> unknown(ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        object.properties().forEach(field -> {
            if (!EVERY_OBJECT.contains(field.getKey())) {
                unknownField(root, field.getKey(), field.getValue(), "", unknown);
            }
        });
        return List.copyOf(unknown);
    }

    private static void unknown(JsonNode schema, JsonNode value, String path, List<String> unknown) {
        switch (value) {
            case ObjectNode object
            when schema.has("properties") ->
                object.properties()
                        .forEach(field -> unknownField(schema, field.getKey(), field.getValue(), path + ".", unknown));
            case ArrayNode array
            when schema.has("items") -> {
                for (int index = 0; index < array.size(); index++) {
                    unknown(schema.path("items"), array.get(index), path + "[" + index + "]", unknown);
                }
            }
            case JsonNode _ -> {}
        }
    }

    private static void unknownField(
            JsonNode schema, String name, JsonNode value, String prefix, List<String> unknown) {
        JsonNode property = schema.path("properties").path(name);
        if (property.isMissingNode()) {
            unknown.add(prefix + name);
        } else {
            unknown(property, value, prefix + name, unknown);
        }
    }

    /** What is wrong with an object, in the order of the schema's fields; nothing when it is valid. */
    public List<Cause> problems(ObjectNode object) {
        return Validation.of(root, object);
    }

    private static JsonNode complete(JsonNode schema, JsonNode value) {
        return switch (value) {
            case ObjectNode object when schema.has("properties") -> completeObject(schema, object);
            case ObjectNode object when schema.has("additionalProperties") -> completeMap(schema, object);
            case ArrayNode array
            when schema.has("items") -> {
                ArrayNode completed = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> completed.add(complete(schema.path("items"), element)));
                yield completed;
            }
            case JsonNode other -> other;
        };
    }

    private static ObjectNode completeObject(JsonNode schema, ObjectNode object) {
        ObjectNode completed = JsonNodeFactory.instance.objectNode();
        JsonNode properties = schema.path("properties");
        object.properties().forEach(field -> {
            if (properties.has(field.getKey())) {
                completed.set(field.getKey(), complete(properties.path(field.getKey()), field.getValue()));
            }
        });
        properties.properties().forEach(property -> {
            if (property.getValue().has("default") && !completed.has(property.getKey())) {
                completed.set(property.getKey(), property.getValue().path("default"));
            }
        });
        return completed;
    }

    private static ObjectNode completeMap(JsonNode schema, ObjectNode map) {
        ObjectNode completed = JsonNodeFactory.instance.objectNode();
        map.properties()
                .forEach(entry ->
                        completed.set(entry.getKey(), complete(schema.path("additionalProperties"), entry.getValue())));
        return completed;
    }
}
