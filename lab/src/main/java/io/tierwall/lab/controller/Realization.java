package io.tierwall.lab.controller;

import java.util.List;

/** How far a policy is. */
sealed interface Realization {

    /**
     * The network enforces it; nodes report that one after the other.
     *
     * @param current nodes that have reported
     * @param desired nodes that it spans
     */
    record OnItsWay(int current, int desired) implements Realization {}

    /** The network refuses it on these nodes. */
    record Refused(List<String> nodes, String why) implements Realization {

        public Refused {
            nodes = List.copyOf(nodes);
        }
    }

    /** Nobody can say what it means. */
    record Unresolvable(String why) implements Realization {}
}
