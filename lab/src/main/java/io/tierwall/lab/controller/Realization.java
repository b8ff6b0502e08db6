package io.tierwall.lab.controller;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far a policy is. */
sealed interface Realization {

    /**
     * Nodes enforce it and report that one after the other, or say that they cannot.
     *
     * @param current nodes that have reported that they do
     * @param desired nodes that it spans
     * @param refusals why nodes do not, by their names; the others have not reported yet
     */
    record Reported(int current, int desired, SortedMap<String, String> refusals) implements Realization {

        public Reported {
            refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
        }

        static Reported of(int current, int desired, Map<String, String> refusals) {
            return new Reported(current, desired, new TreeMap<>(refusals));
        }
    }

    /** Nobody can say what it means. */
    record Unresolvable(String why) implements Realization {}
}
