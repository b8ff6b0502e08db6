package io.tierwall.server.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.wire.WireObjects;

/** How NSX points at an object: its PolicyResourceReference. */
public final class ResourceReferences {

    private ResourceReferences() {}

    /** A reference to an object that is there. */
    public static ObjectNode to(IntentObject object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", object.path().value())
                .put("target_id", object.path().id())
                .put(
                        "target_type",
                        WireObjects.write(object).path("resource_type").asText())
                .put("target_display_name", object.naming().displayName())
                .put("is_valid", true);
    }
}
