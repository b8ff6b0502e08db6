package io.tierwall.server.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.Tag;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.people.Principal.IdentitySource;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.server.roles.Role;
import io.tierwall.server.roles.RoleSet;
import io.tierwall.wire.ObjectReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A role binding in NSX's JSON, on the wire and in the store alike. Roles are said in {@code roles}, or by path in
 * {@code roles_for_paths}; the only path here is that of everything. Pure.
 */
public final class RoleBindingFormat {

    private static final String EVERYTHING = "/";
    private static final int MAX_TEXT = 255;
    private static final int MAX_DESCRIPTION = 1_024;
    private static final int MAX_ENTRIES = 30;

    private enum IdentitySourceType {
        VIDM,
        LDAP,
        OIDC,
        CSP
    }

    private RoleBindingFormat() {}

    /**
     * Reads what somebody says of a binding.
     *
     * @param id what problems are about; empty while it has none
     * @throws RejectedException with everything that is wrong
     */
    public static RoleBinding.Said read(String id, JsonNode body) {
        Problems problems = new Problems();
        ObjectReader in = new ObjectReader(body, id, "", problems);
        Optional<Principal.Type> type =
                in.required("type").flatMap(_ -> in.oneOf("type", Principal.Type.class, Principal.Type::word));
        String name = text(in, "name", in.required("name").orElse(""), MAX_TEXT);
        RoleBinding.Said said = new RoleBinding.Said(
                naming(in, name),
                new Principal(type.orElse(Principal.Type.LOCAL_USER), name, identitySource(in)),
                roles(in));
        if (name.chars().anyMatch(Character::isISOControl)) {
            in.report(ProblemCode.IDENTIFIER_INVALID, "name", "A name is text without control characters.");
        }
        in.ignore("id", "stale", "user_id");
        in.end();
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return said;
    }

    private static Naming naming(ObjectReader in, String name) {
        String displayName = in.string("display_name", "");
        List<Tag> tags = new ArrayList<>();
        for (ObjectReader tag : in.objects("tags")) {
            tags.add(new Tag(
                    text(tag, "scope", tag.string("scope", ""), MAX_TEXT),
                    text(tag, "tag", tag.string("tag", ""), MAX_TEXT)));
            tag.end();
        }
        if (tags.size() > MAX_ENTRIES) {
            tooMuch(in, "tags", MAX_ENTRIES, "tags");
        }
        return new Naming(
                displayName.isEmpty() ? name : text(in, "display_name", displayName, MAX_TEXT),
                text(in, "description", in.string("description", ""), MAX_DESCRIPTION),
                tags);
    }

    private static IdentitySource identitySource(ObjectReader in) {
        return new IdentitySource(
                in.oneOf("identity_source_type", IdentitySourceType.class)
                        .map(Enum::name)
                        .orElse(""),
                text(in, "identity_source_id", in.string("identity_source_id", ""), MAX_TEXT));
    }

    private static String text(ObjectReader in, String field, String text, int most) {
        if (text.length() > most) {
            tooMuch(in, field, most, "characters");
        }
        return text;
    }

    private static void tooMuch(ObjectReader in, String field, int most, String unit) {
        in.report(ProblemCode.LIMIT_EXCEEDED, field, "There may be " + most + " " + unit + ". Shorten it.");
    }

    /** A client that reads roles by path says so, and sends those in {@code roles} as it found them. */
    private static RoleSet roles(ObjectReader in) {
        boolean byPath = in.bool("read_roles_for_paths", false) || !in.has("roles");
        List<Role> plain = roleList(in);
        List<Role> ofPaths = rolesForPaths(in);
        String field = byPath && in.has("roles_for_paths") ? "roles_for_paths" : "roles";
        RoleSet roles = new RoleSet(field.equals("roles") ? plain : ofPaths);
        if (roles.isEmpty()) {
            in.report(ProblemCode.FIELD_REQUIRED, field, "At least one role is needed. Name one of " + known() + ".");
        }
        return roles;
    }

    private static List<Role> rolesForPaths(ObjectReader in) {
        List<Role> roles = new ArrayList<>();
        for (ObjectReader entry : in.objects("roles_for_paths")) {
            Optional<String> path = entry.required("path");
            boolean removed = entry.bool("delete_path", false);
            if (!removed && path.isPresent() && !path.get().equals(EVERYTHING)) {
                entry.report(
                        ProblemCode.VALUE_UNKNOWN,
                        "path",
                        "There are neither organizations nor projects here. Use " + EVERYTHING + ".");
            }
            if (removed) {
                entry.ignore("roles");
            } else {
                roles.addAll(roleList(entry));
            }
            entry.end();
        }
        return roles;
    }

    private static List<Role> roleList(ObjectReader in) {
        List<Role> roles = new ArrayList<>();
        for (ObjectReader entry : in.objects("roles")) {
            Optional<String> word = entry.required("role");
            Optional<Role> role = word.flatMap(Role::of);
            if (word.isPresent() && role.isEmpty()) {
                entry.report(
                        ProblemCode.VALUE_UNKNOWN,
                        "role",
                        "\"" + word.get() + "\" is not known. Use one of " + known() + ".");
            }
            role.ifPresent(roles::add);
            entry.ignore("role_display_name", "permissions");
            entry.end();
        }
        return roles;
    }

    private static RoleSet known() {
        return RoleSet.of(Role.values());
    }

    /** Writes a binding. */
    public static ObjectNode write(RoleBinding binding) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        Naming naming = binding.said().naming();
        Principal principal = binding.principal();
        out.put("resource_type", "RoleBinding");
        out.put("id", binding.id());
        out.put("display_name", naming.displayName());
        if (!naming.description().isEmpty()) {
            out.put("description", naming.description());
        }
        if (!naming.tags().isEmpty()) {
            ArrayNode tags = out.putArray("tags");
            naming.tags()
                    .forEach(tag -> tags.addObject().put("scope", tag.scope()).put("tag", tag.tag()));
        }
        out.put("name", principal.name());
        out.put("type", principal.type().word());
        if (!principal.identitySource().type().isEmpty()) {
            out.put("identity_source_type", principal.identitySource().type());
        }
        if (!principal.identitySource().id().isEmpty()) {
            out.put("identity_source_id", principal.identitySource().id());
        }
        write(binding.roles(), out);
        write(binding.system(), out);
        return out;
    }

    /** Writes roles as NSX does: plainly, and by path. */
    public static void write(RoleSet roles, ObjectNode out) {
        write(roles, out.putArray("roles"));
        write(
                roles,
                out.putArray("roles_for_paths")
                        .addObject()
                        .put("path", EVERYTHING)
                        .putArray("roles"));
    }

    private static void write(RoleSet roles, ArrayNode out) {
        roles.roles()
                .forEach(role -> out.addObject().put("role", role.id()).put("role_display_name", role.displayName()));
    }

    private static void write(SystemFields system, ObjectNode out) {
        out.put("unique_id", system.uniqueId().toString());
        out.put("_create_user", system.createUser());
        out.put("_create_time", system.createTime().toEpochMilli());
        out.put("_last_modified_user", system.lastModifiedUser());
        out.put("_last_modified_time", system.lastModifiedTime().toEpochMilli());
        out.put("_system_owned", false);
        out.put("_protection", "NOT_PROTECTED");
        out.put("_revision", system.revision());
    }

    /**
     * Reads a binding that was written here.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static RoleBinding stored(JsonNode in) {
        String id = in.path("id").asText();
        try {
            return new RoleBinding(
                    id,
                    read(id, in),
                    new SystemFields(
                            UUID.fromString(in.path("unique_id").asText()),
                            in.path("_revision").asInt(),
                            in.path("_create_user").asText(),
                            Instant.ofEpochMilli(in.path("_create_time").asLong()),
                            in.path("_last_modified_user").asText(),
                            Instant.ofEpochMilli(in.path("_last_modified_time").asLong())));
        } catch (RejectedException e) {
            throw new IllegalArgumentException("the role binding " + id + " cannot be read: " + e.getMessage(), e);
        }
    }
}
