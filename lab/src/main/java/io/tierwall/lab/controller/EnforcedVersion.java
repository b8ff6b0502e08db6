package io.tierwall.lab.controller;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Up to which version of the cluster's objects the rules in force have followed, node by node. Told by the controller,
 * asked by any thread.
 */
public final class EnforcedVersion {

    private volatile Followed followed = new Followed(0, Map.of());

    /**
     * How far nodes are.
     *
     * @param version of all nodes but those that are behind
     * @param behind of nodes that do not follow, the version up to which they did
     */
    private record Followed(long version, Map<String, Long> behind) {

        Followed {
            behind = Map.copyOf(behind);
        }

        long of(String node) {
            return behind.getOrDefault(node, version);
        }
    }

    /**
     * All nodes have followed that far, but these.
     *
     * @param lagging nodes that stay where they are
     */
    synchronized void reached(long version, Set<String> lagging) {
        Map<String, Long> behind = new TreeMap<>();
        lagging.forEach(node -> behind.put(node, followed.of(node)));
        followed = new Followed(Math.max(followed.version(), version), behind);
    }

    /** Whether the rules of a node have followed that far. Returns at once. */
    public boolean follows(String node, long version) {
        return followed.of(node) >= version;
    }
}
