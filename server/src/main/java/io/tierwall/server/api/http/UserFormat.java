package io.tierwall.server.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.roles.Feature;
import io.tierwall.server.roles.Permission;
import io.tierwall.server.roles.Role;
import io.tierwall.server.roles.RoleSet;
import java.util.Arrays;

/** Roles with what each permits, as NSX tells somebody of their own. Pure. */
public final class UserFormat {

    private UserFormat() {}

    public static void writeRoles(RoleSet roles, ArrayNode out) {
        roles.roles().forEach(role -> write(role, out.addObject()));
    }

    private static void write(Role role, ObjectNode out) {
        ArrayNode permissions =
                out.put("role", role.id()).putArray("permissions").add("read-api");
        if (Arrays.stream(Feature.values()).anyMatch(feature -> role.on(feature).covers(Permission.CRUD))) {
            permissions.add("read-write-api");
        }
    }
}
