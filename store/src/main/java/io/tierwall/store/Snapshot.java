package io.tierwall.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All documents as of a revision.
 *
 * @param revision its number; 0 while nothing was ever stored
 * @param documents by path, in the order of paths
 */
public record Snapshot(long revision, SortedMap<String, String> documents) {

    public Snapshot {
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }
}
