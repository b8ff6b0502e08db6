package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;

/**
 * As much of OpenAPI as kubectl needs to leave validation to the server: that the operations know
 * {@code fieldValidation}.
 */
final class OpenApi {

    private static final List<String> WRITING = List.of("post", "put", "patch");

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

    private static String path(String groupVersion) {
        return (groupVersion.contains("/") ? "/apis/" : "/api/") + groupVersion;
    }

    static ObjectNode document(List<ResourceType> types) {
        ObjectNode document = Documents.empty().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Tierwall lab").put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        for (ResourceType type : types) {
            ObjectNode path = paths.putObject(path(type.apiVersion())
                    + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                    + type.plural()
                    + "/{name}");
            for (String verb : WRITING) {
                ObjectNode operation = path.putObject(verb);
                operation
                        .putArray("parameters")
                        .addObject()
                        .put("name", "fieldValidation")
                        .put("in", "query");
                operation
                        .putObject("x-kubernetes-group-version-kind")
                        .put("group", type.group())
                        .put("version", type.version())
                        .put("kind", type.kind());
            }
        }
        return document;
    }
}
