package io.tierwall.analysis.reach;

import java.util.List;

/**
 * An answer to who reaches a set, or to what it reaches.
 *
 * @param name of the set
 * @param reaches in order of the first addresses
 */
public record NamedReach(String name, List<Reach> reaches) {

    public NamedReach {
        reaches = List.copyOf(reaches);
    }
}
