package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.render.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/**
 * An object as the cluster holds it, whoever made it. It is kept as a tree, because a cluster may hold fields that
 * Tierwall has no word for. Nobody changes the tree.
 *
 * @param tree the object without the record of who wrote which field
 * @param foreignWrites what others than Tierwall have written of it; mostly nothing
 * @param seen when this state of it was read
 */
public record LiveObject(ObjectKey key, ObjectNode tree, List<ForeignWrite> foreignWrites, Instant seen) {

    /** Reads an object of a kind as the API server writes it. */
    public static LiveObject of(ObjectKind kind, JsonNode object, Instant seen) {
        ObjectNode tree = object.deepCopy();
        List<ForeignWrite> foreign = ForeignWrite.read(tree.at("/metadata/managedFields"));
        // Half of an object's size, and nothing of what it says.
        tree.withObject("/metadata").remove("managedFields");
        SharedTrees.shareParts(tree);
        return new LiveObject(new ObjectKey(kind, tree.at("/metadata/name").asText()), tree, foreign, seen);
    }

    public String uid() {
        return metadata().path("uid").asText();
    }

    public String resourceVersion() {
        return metadata().path("resourceVersion").asText();
    }

    /** Counts the changes of the spec. */
    public long generation() {
        return metadata().path("generation").asLong();
    }

    public JsonNode metadata() {
        return tree.path("metadata");
    }

    public JsonNode spec() {
        return tree.path("spec");
    }

    public JsonNode status() {
        return tree.path("status");
    }

    /** An annotation's value; empty when it is missing. */
    public String annotation(String key) {
        return metadata().path("annotations").path(key).asText("");
    }

    /** Whether the object carries Tierwall's label. */
    public boolean isOurs() {
        return Ownership.TIERWALL.equals(
                metadata().path("labels").path(Ownership.MANAGED_BY).asText());
    }

    /** Whether its deletion has been asked for and something still holds it back. */
    public boolean isGoing() {
        return metadata().hasNonNull("deletionTimestamp");
    }

    /** Whether the other is the same but for its status and versions. */
    public boolean saysTheSameAs(LiveObject other) {
        return spec().equals(other.spec())
                && uid().equals(other.uid())
                && metadata().path("labels").equals(other.metadata().path("labels"))
                && metadata().path("annotations").equals(other.metadata().path("annotations"))
                && isGoing() == other.isGoing();
    }

    SortedSet<ObjectKey> references() {
        return References.of(key.kind(), spec());
    }

    /** Kind, name and version. */
    @Override
    public String toString() {
        return key + "@" + resourceVersion();
    }
}
