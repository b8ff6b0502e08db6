package io.tierwall.server.api.aaa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.roles.Feature;
import io.tierwall.server.roles.Role;

/** Roles and features in NSX's JSON. Pure. */
final class RoleFormat {

    private RoleFormat() {}

    static ObjectNode role(Role role) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("role", role.id())
                .put("role_display_name", role.displayName());
    }

    static ObjectNode roleWithFeatures(Role role) {
        ObjectNode out = role(role);
        out.put("resource_type", "RoleWithFeatures").put("id", role.id()).put("display_name", role.displayName());
        ArrayNode features = out.putArray("features");
        for (Feature feature : Feature.values()) {
            features.add(feature(feature).put("permission", role.on(feature).id()));
        }
        return out.put("_system_owned", true).put("_revision", 0);
    }

    static ObjectNode feature(Feature feature) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("feature", feature.id())
                .put("feature_name", feature.displayName())
                .put("is_execute_recommended", false)
                .put("is_internal", false);
    }
}
