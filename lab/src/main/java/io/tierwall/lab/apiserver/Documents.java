package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ApiException.Details;
import io.tierwall.lab.objects.ResourceType;
import java.util.Collection;
import java.util.List;

/** The documents around objects: lists, statuses. */
final class Documents {

    private Documents() {}

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Kind and version first, as clients expect to see them. */
    static ObjectNode of(String apiVersion, String kind) {
        return empty().put("kind", kind).put("apiVersion", apiVersion);
    }

    /** An object with its kind and version, which are not kept with it. */
    static ObjectNode object(ResourceType type, JsonNode object) {
        ObjectNode complete = of(type.apiVersion(), type.kind());
        object.properties().forEach(field -> complete.set(field.getKey(), field.getValue()));
        return complete;
    }

    static ObjectNode list(ResourceType type, Collection<? extends JsonNode> items, ObjectNode metadata) {
        ObjectNode list = of(type.apiVersion(), type.kind() + "List");
        list.set("metadata", metadata);
        ArrayNode array = list.putArray("items");
        items.forEach(item -> array.add(object(type, item)));
        return list;
    }

    static ObjectNode strings(ObjectNode into, String field, List<String> values) {
        ArrayNode array = into.putArray(field);
        values.forEach(array::add);
        return into;
    }

    static ObjectNode failure(ApiException failure) {
        ObjectNode status = of("v1", "Status");
        status.putObject("metadata");
        status.put("status", "Failure");
        status.put("message", failure.message());
        status.put("reason", failure.reason());
        failure.details().ifPresent(details -> status.set("details", details(details)));
        status.put("code", failure.code());
        return status;
    }

    private static ObjectNode details(Details details) {
        ObjectNode out = empty();
        putUnlessEmpty(out, "name", details.name());
        putUnlessEmpty(out, "group", details.group());
        putUnlessEmpty(out, "kind", details.kind());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = out.putArray("causes");
            details.causes()
                    .forEach(cause -> causes.addObject()
                            .put("reason", cause.reason())
                            .put("message", cause.message())
                            .put("field", cause.field()));
        }
        return out;
    }

    private static void putUnlessEmpty(ObjectNode out, String field, String value) {
        if (!value.isEmpty()) {
            out.put(field, value);
        }
    }

    /** What a deletion answers. */
    static ObjectNode deleted(ResourceType type, JsonNode object) {
        ObjectNode status = of("v1", "Status");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details");
        details.put("name", object.at("/metadata/name").asText());
        details.put("group", type.group());
        details.put("kind", type.plural());
        details.put("uid", object.at("/metadata/uid").asText());
        return status;
    }
}
