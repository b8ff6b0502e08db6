package io.tierwall.lab.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an object.
 *
 * @param before the object as it was; nothing when it is new
 * @param after the object as it is; as it was last when it is deleted, with the version of the deletion
 */
public record WatchEvent(
        Kind kind, ResourceType type, @Nullable ObjectNode before, ObjectNode after, long resourceVersion) {

    /** The three things that can happen. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}
