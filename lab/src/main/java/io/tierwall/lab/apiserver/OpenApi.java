package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.schema.Schemas;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;

/**
 * As much of OpenAPI as kubectl needs: that the operations know {@code fieldValidation}, so that validation is left to
 * the server, and what fields there are, for {@code kubectl explain}.
 */
final class OpenApi {

    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    private OpenApi() {}

    static ObjectNode index(List<String> groupVersions) {
        ObjectNode index = Documents.empty();
        ObjectNode paths = index.putObject("paths");
        groupVersions.forEach(groupVersion -> {
            String path = path(groupVersion);
            paths.putObject(path.substring(1)).put("serverRelativeURL", "/openapi/v3" + path);
        });
        return index;
    }

    static String path(String groupVersion) {
        return (groupVersion.contains("/") ? "/apis/" : "/api/") + groupVersion;
    }

    static ObjectNode document(List<ResourceType> types) {
        ObjectNode document = Documents.empty().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Tierwall lab").put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (ResourceType type : types) {
            String collection =
                    path(type.apiVersion()) + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
            operations(type, paths.putObject(collection));
            operations(type, paths.putObject(collection + "/{name}"));
            schemas.set(type.apiVersion().replace('/', '.') + "." + type.kind(), schema(type));
        }
        return document;
    }

    private static void operations(ResourceType type, ObjectNode path) {
        for (String verb : VERBS) {
            ObjectNode operation = path.putObject(verb);
            operation
                    .putArray("parameters")
                    .addObject()
                    .put("name", "fieldValidation")
                    .put("in", "query");
            operation.set("x-kubernetes-group-version-kind", groupVersionKind(type));
        }
    }

    private static ObjectNode groupVersionKind(ResourceType type) {
        return Documents.empty()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
    }

    private static ObjectNode schema(ResourceType type) {
        ObjectNode schema = Schemas.of(type)
                .map(known -> (ObjectNode) known.openApi().deepCopy())
                .orElseGet(() -> Documents.empty()
                        .put("type", "object")
                        .put("description", type.kind() + ": kept as it is, without a schema.")
                        .put("x-kubernetes-preserve-unknown-fields", true));
        schema.withArrayProperty("x-kubernetes-group-version-kind").add(groupVersionKind(type));
        ObjectNode properties = schema.withObjectProperty("properties");
        properties.putObject("apiVersion").put("type", "string").put("description", "The version of the kind.");
        properties.putObject("kind").put("type", "string").put("description", "What kind of object this is.");
        properties.set("metadata", Schemas.metadata());
        return schema;
    }
}
