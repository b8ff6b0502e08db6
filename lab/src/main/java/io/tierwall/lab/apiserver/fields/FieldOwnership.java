package io.tierwall.lab.apiserver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import java.util.Optional;

/**
 * Keeps {@code metadata.managedFields}, and merges what is applied. The rules are those of Kubernetes' server-side
 * apply, with maps granular and lists atomic.
 */
public final class FieldOwnership {

    /** Who owns what was there before anybody applied anything. */
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private FieldOwnership() {}

    /**
     * An object as an update leaves it: what the writer changes, it owns, and nobody else does.
     *
     * @param live the object as it is; empty when it is new
     * @param wanted the object as it shall be
     * @return a new object, {@code wanted} with its owners
     */
    public static ObjectNode updated(Optional<ObjectNode> live, ObjectNode wanted, Writer writer) {
        ObjectNode before = live.orElseGet(JsonNodeFactory.instance::objectNode);
        Difference difference = Difference.between(before, wanted);
        Owners owners = ownersToStartFrom(before, wanted);
        FieldSet own = owners.of(writer).without(difference.removed()).and(difference.changed());
        ObjectNode updated = wanted.deepCopy();
        owners.with(writer, own, fields -> fields.without(difference.changed()).without(difference.removed()))
                .writeTo(updated);
        return live.map(object -> settled(object, updated)).orElse(updated);
    }

    /**
     * A client that says nothing of owners, or nothing readable, leaves them; one entry without content resets them.
     */
    private static Owners ownersToStartFrom(ObjectNode before, ObjectNode wanted) {
        JsonNode said = wanted.path("metadata").path("managedFields");
        boolean reset = said.size() == 1 && said.path(0).isEmpty();
        Owners owners = Owners.of(wanted);
        return reset || !owners.all().isEmpty() ? owners : Owners.of(before);
    }

    /**
     * An object with a configuration applied to it: fields that the same manager applied before and no longer does are
     * removed, unless somebody else owns them too.
     *
     * @param live the object as it is; empty when it is new
     * @param configuration all that the manager wants
     * @param force whether fields that others own are taken from them
     * @return a new object
     * @throws ApiException when others own fields that would get another value, without force
     */
    public static ObjectNode applied(
            Optional<ObjectNode> live, ObjectNode configuration, Writer writer, boolean force) {
        ObjectNode before = live.orElseGet(JsonNodeFactory.instance::objectNode);
        FieldSet wanted = FieldSet.of(configuration);
        Owners owners = live.isPresent() ? ownersBeforeApply(before, writer) : Owners.of(before);

        ObjectNode merged = before.deepCopy();
        merge(merged, configuration);
        prune(merged, configuration, owners.of(writer).without(wanted).without(owners.ofOthers(writer)));

        Difference difference = Difference.between(before, merged);
        if (!force) {
            Conflicts.check(owners.otherThan(writer), field -> difference.touches(field, before));
        }
        owners.with(
                        writer,
                        wanted,
                        fields -> fields.only(field -> !difference.touches(field, before))
                                .without(difference.removed()))
                .writeTo(merged);
        return live.map(object -> settled(object, merged)).orElse(merged);
    }

    private static Owners ownersBeforeApply(ObjectNode before, Writer writer) {
        Owners owners = Owners.of(before);
        return owners.all().isEmpty()
                ? owners.with(writer.updating(BEFORE_FIRST_APPLY), FieldSet.of(before), fields -> fields)
                : owners;
    }

    private static void merge(ObjectNode object, ObjectNode configuration) {
        configuration.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode wanted) {
                ObjectNode present = object.path(field.getKey()) instanceof ObjectNode known
                        ? known
                        : object.putObject(field.getKey());
                merge(present, wanted);
            } else {
                object.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    /** Maps that held nothing else go with their last entry, unless they are wanted as they are. */
    private static void prune(ObjectNode merged, ObjectNode configuration, FieldSet dropped) {
        for (FieldPath path : dropped.paths()) {
            if (path.in(merged).isObject() && !path.in(merged).isEmpty()) {
                continue; // Was an empty map; others have filled it since.
            }
            path.removeFrom(merged);
            FieldPath parent = path.parent();
            while (!parent.isRoot()
                    && parent.in(merged).isObject()
                    && parent.in(merged).isEmpty()
                    && parent.in(configuration).isMissingNode()) {
                parent.removeFrom(merged);
                parent = parent.parent();
            }
        }
    }

    /**
     * The object as it is when a write says nothing new, the time of the write aside; else the write.
     *
     * @param live the object as it is
     * @param written the object as it shall be
     */
    public static ObjectNode settled(ObjectNode live, ObjectNode written) {
        ObjectNode now = written.deepCopy();
        now.withObjectProperty("metadata")
                .set("managedFields", live.path("metadata").path("managedFields"));
        if (live.path("metadata").path("managedFields").isMissingNode()) {
            now.withObjectProperty("metadata").remove("managedFields");
        }
        return now.equals(live) && Owners.of(live).sameAs(Owners.of(written)) ? live : written;
    }
}
