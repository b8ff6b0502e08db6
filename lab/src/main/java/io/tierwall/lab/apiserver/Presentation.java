package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;

/** How a client wants to see objects: as they are, or as rows of a table. */
final class Presentation {

    private final ResourceType type;
    private final Tables tables;
    private final boolean table;
    private final String included;

    Presentation(ResourceType type, Tables tables, ApiRequest request) {
        this.type = type;
        this.tables = tables;
        this.table = Tables.wanted(request.accept());
        this.included = request.query().text("includeObject");
    }

    ObjectNode object(JsonNode object) {
        return table
                ? tables.table(
                        type,
                        List.of(object),
                        Documents.empty()
                                .put(
                                        "resourceVersion",
                                        object.at("/metadata/resourceVersion").asText()),
                        included)
                : Documents.object(type, object);
    }

    ObjectNode list(List<ObjectNode> items, ObjectNode metadata) {
        return table ? tables.table(type, items, metadata, included) : Documents.list(type, items, metadata);
    }
}
