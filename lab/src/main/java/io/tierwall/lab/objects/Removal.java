package io.tierwall.lab.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How an object goes: at once when it has no finalizers; else it is marked, and goes when the last of them is taken
 * away.
 *
 * @param object as it was last, or as it is marked
 * @param gone whether it is no more
 */
public record Removal(ObjectNode object, boolean gone) {

    /**
     * Removes or marks an object, unless it has changed since.
     *
     * @param expected the object as it was found
     * @param more finalizers that it gets before
     * @return empty when it is another one by now, or none
     */
    public static Optional<Removal> begin(
            ObjectStore store, ResourceType type, ObjectNode expected, List<String> more, Instant now) {
        ObjectNode marked = expected.deepCopy();
        ObjectNode metadata = marked.withObjectProperty("metadata");
        if (!isGoing(expected) && !more.isEmpty()) {
            ArrayNode finalizers = metadata.withArrayProperty("finalizers");
            more.stream().filter(name -> !finalizers(expected).contains(name)).forEach(finalizers::add);
        }
        if (finalizers(marked).isEmpty()) {
            return store.remove(type, expected).map(removed -> new Removal(removed, true));
        }
        if (!isGoing(expected)) {
            metadata.put(
                    "deletionTimestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
            metadata.put("deletionGracePeriodSeconds", 0);
        }
        return store.replace(type, expected, marked).map(kept -> new Removal(kept, false));
    }

    /**
     * Takes the next step of an object that may be going: it goes when the next state has no finalizers any more.
     *
     * @return empty when it is another one by now, or none
     */
    public static Optional<ObjectNode> replace(
            ObjectStore store, ResourceType type, ObjectNode expected, ObjectNode next) {
        return isGoing(next) && finalizers(next).isEmpty()
                ? store.remove(type, expected)
                : store.replace(type, expected, next);
    }

    /** Whether an object is marked. */
    public static boolean isGoing(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    public static List<String> finalizers(JsonNode object) {
        return object.at("/metadata/finalizers")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
