package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import java.util.ArrayList;
import java.util.List;

/** Objects as clients send them, made into what is kept: checked against the URL, without kind and version. */
final class Incoming {

    private Incoming() {}

    /**
     * The object that a client means.
     *
     * @throws ApiException when it is of another kind, name or namespace than the URL says, or its metadata cannot be
     *     read
     */
    static ObjectNode object(Target target, ObjectNode sent) {
        kind(target, sent);
        ObjectNode object = sent.deepCopy().without(List.of("kind", "apiVersion"));
        JsonNode said = object.path("metadata");
        if (!said.isMissingNode() && !said.isNull() && !said.isObject()) {
            throw unreadable("metadata", "an object");
        }
        ObjectNode metadata =
                object.path("metadata") instanceof ObjectNode known ? known : object.putObject("metadata");
        dropNulls(metadata);
        if (target.type().isBuiltIn()) {
            dropNulls(object);
        }
        shapes(metadata);
        names(target, metadata);
        return object;
    }

    private static void kind(Target target, ObjectNode sent) {
        String kind = sent.path("kind").asText();
        String version = sent.path("apiVersion").asText();
        if (kind.isEmpty()) {
            throw ApiException.badRequest("Object 'Kind' is missing in the body of the request");
        }
        if (!kind.equals(target.type().kind()) || !version.equals(target.type().apiVersion())) {
            throw ApiException.badRequest(kind + " in version \"" + version + "\" cannot be handled as a "
                    + target.type().kind() + " in version \"" + target.type().apiVersion() + "\"");
        }
    }

    /** Clients in Go write null for what they do not say. */
    private static void dropNulls(ObjectNode object) {
        List<String> nulls = new ArrayList<>();
        object.properties().forEach(field -> {
            switch (field.getValue()) {
                case ObjectNode below -> dropNulls(below);
                case ArrayNode list ->
                    list.forEach(element -> {
                        if (element instanceof ObjectNode below) {
                            dropNulls(below);
                        }
                    });
                case JsonNode other -> {
                    if (other.isNull()) {
                        nulls.add(field.getKey());
                    }
                }
            }
        });
        object.remove(nulls);
    }

    private static void shapes(ObjectNode metadata) {
        for (String field : List.of("name", "generateName", "namespace", "uid", "resourceVersion")) {
            if (metadata.has(field) && !metadata.path(field).isTextual()) {
                throw unreadable("metadata." + field, "a string");
            }
        }
        for (String field : List.of("labels", "annotations")) {
            JsonNode map = metadata.path(field);
            if (!map.isMissingNode() && (!map.isObject() || !map.valueStream().allMatch(JsonNode::isTextual))) {
                throw unreadable("metadata." + field, "a map of strings");
            }
            if (map.isObject() && map.isEmpty()) {
                metadata.remove(field);
            }
        }
        for (String field : List.of("managedFields", "ownerReferences", "finalizers")) {
            if (metadata.has(field) && !metadata.path(field).isArray()) {
                throw unreadable("metadata." + field, "a list");
            }
        }
    }

    private static ApiException unreadable(String field, String wanted) {
        return ApiException.badRequest("the object provided is unrecognized: " + field + " has to be " + wanted);
    }

    private static void names(Target target, ObjectNode metadata) {
        String namespace = metadata.path("namespace").asText();
        if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        String name = metadata.path("name").asText();
        if (!target.name().isEmpty() && !name.isEmpty() && !name.equals(target.name())) {
            throw ApiException.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + target.name() + ")");
        }
        if (!target.name().isEmpty()) {
            metadata.put("name", target.name());
        }
        if (target.type().namespaced()) {
            metadata.put("namespace", target.namespace());
        }
    }
}
