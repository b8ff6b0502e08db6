package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One end of a rule as it is written.
 *
 * @param anybody whether nothing is named, which means everybody
 * @param groups the groups that are named
 * @param inline what is selected without a group
 */
record Peers(boolean anybody, SortedSet<ObjectKey> groups, Set<Selection> inline) {

    /** The far end: where nothing is named, everybody is meant. */
    static Peers far(JsonNode entries) {
        return of(entries, entries.isEmpty());
    }

    /** The pods that filter: where nothing is named, none do. */
    static Peers near(JsonNode entries) {
        return of(entries, false);
    }

    private static Peers of(JsonNode entries, boolean anybody) {
        SortedSet<ObjectKey> groups = new TreeSet<>();
        Set<Selection> inline = new HashSet<>();
        for (JsonNode entry : entries) {
            if (entry.path("group").isTextual()) {
                groups.add(ObjectKey.group(entry.path("group").textValue()));
            } else {
                inline.add(Selection.of(entry).orElseGet(() -> new Selection.Other(entry)));
            }
        }
        return new Peers(anybody, groups, inline);
    }

    /** Whether it names at least what the other names. */
    boolean covers(Peers other) {
        return anybody || (!other.anybody && groups.containsAll(other.groups) && inline.containsAll(other.inline));
    }

    List<Selection> inlineList() {
        return List.copyOf(inline);
    }
}
