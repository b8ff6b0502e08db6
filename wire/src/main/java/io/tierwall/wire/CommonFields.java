package io.tierwall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.Tag;
import io.tierwall.model.problem.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What every object carries on the wire, whatever it is. */
final class CommonFields {

    /** This manager's identity as the one site there is; the same everywhere, since there is only one. */
    private static final String SITE =
            UUID.nameUUIDFromBytes(new byte[] {'t', 'i', 'e', 'r'}).toString();

    private CommonFields() {}

    static Naming naming(ObjectReader in, IntentPath path) {
        return naming(in, path.id());
    }

    static Naming naming(ObjectReader in, String id) {
        in.string("id")
                .filter(said -> !said.isEmpty() && !said.equals(id))
                .ifPresent(said -> in.report(
                        ProblemCode.IDENTIFIER_MISMATCH,
                        "id",
                        "The body says \"" + said + "\", the path says \"" + id
                                + "\". Make them the same, or leave the id out of the body."));
        return new Naming(
                in.string("display_name").filter(name -> !name.isEmpty()).orElse(id),
                in.string("description", ""),
                tags(in));
    }

    private static List<Tag> tags(ObjectReader in) {
        List<Tag> tags = new ArrayList<>();
        for (ObjectReader tag : in.objects("tags")) {
            tags.add(new Tag(tag.string("scope", ""), tag.string("tag", "")));
            tag.end();
        }
        return List.copyOf(tags);
    }

    static void write(IntentObject object, String resourceType, ObjectNode out) {
        write(object.path(), object.naming(), object.system(), resourceType, out);
    }

    static void write(IntentPath path, Naming naming, SystemFields system, String resourceType, ObjectNode out) {
        out.put("resource_type", resourceType);
        out.put("id", path.id());
        out.put("display_name", naming.displayName());
        writeMore(naming, out);
        out.put("path", path.value());
        out.put("relative_path", path.id());
        out.put("parent_path", path.parent().value());
        out.put("unique_id", system.uniqueId().toString());
        out.put("realization_id", system.uniqueId().toString());
        out.put("owner_id", SITE);
        out.put("origin_site_id", SITE);
        out.put("remote_path", "");
        out.put("marked_for_delete", false);
        out.put("overridden", false);
        out.put("_create_user", system.createUser());
        out.put("_create_time", system.createTime().toEpochMilli());
        out.put("_last_modified_user", system.lastModifiedUser());
        out.put("_last_modified_time", system.lastModifiedTime().toEpochMilli());
        out.put("_system_owned", system.systemOwned());
        out.put("_protection", "NOT_PROTECTED");
        out.put("_revision", system.revision());
    }

    /** What people say beside the name, if they do. */
    static void writeMore(Naming naming, ObjectNode out) {
        if (!naming.description().isEmpty()) {
            out.put("description", naming.description());
        }
        if (!naming.tags().isEmpty()) {
            write(naming.tags(), out.putArray("tags"));
        }
    }

    private static void write(List<Tag> tags, ArrayNode out) {
        tags.forEach(tag -> out.addObject().put("scope", tag.scope()).put("tag", tag.tag()));
    }

    /** What {@link #write} wrote of the system's. */
    static SystemFields system(JsonNode document) {
        return new SystemFields(
                UUID.fromString(document.path("unique_id").asText()),
                document.path("_revision").asInt(),
                document.path("_create_user").asText(),
                Instant.ofEpochMilli(document.path("_create_time").asLong()),
                document.path("_last_modified_user").asText(),
                Instant.ofEpochMilli(document.path("_last_modified_time").asLong()));
    }
}
