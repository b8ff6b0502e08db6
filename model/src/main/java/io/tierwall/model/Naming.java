package io.tierwall.model;

import java.util.List;

/**
 * How people name and describe an object.
 *
 * @param displayName at most 255 characters; the id where nobody gave a name
 * @param description at most 1,024 characters
 * @param tags at most 30
 */
public record Naming(String displayName, String description, List<Tag> tags) {

    public Naming {
        tags = List.copyOf(tags);
    }

    /** Just a name. */
    public static Naming of(String displayName) {
        return new Naming(displayName, "", List.of());
    }
}
