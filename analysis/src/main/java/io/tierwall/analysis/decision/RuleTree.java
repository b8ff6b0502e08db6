package io.tierwall.analysis.decision;

import java.util.Arrays;

/** A tree of nodes while it grows, rule by rule; node 0 has no rules. Used by one thread. */
final class RuleTree {

    private int[] parents = new int[8];
    private int[] lasts = new int[8];
    /** For each node, its child of the rule at hand, or 0. */
    private int[] children = new int[8];

    private int count = 1;

    /** Turns to another rule. */
    void begin() {
        Arrays.fill(children, 0, count, 0);
    }

    /** The node that has the rule at this place, too. */
    int child(int node, int place) {
        if (children[node] == 0) {
            if (count == parents.length) {
                parents = Arrays.copyOf(parents, 2 * count);
                lasts = Arrays.copyOf(lasts, 2 * count);
                children = Arrays.copyOf(children, 2 * count);
            }
            parents[count] = node;
            lasts[count] = place;
            children[node] = count++;
        }
        return children[node];
    }

    /** For each node, the node with one rule less. */
    int[] parents() {
        return Arrays.copyOf(parents, count);
    }

    /** For each node, the place of its last rule. */
    int[] lasts() {
        return Arrays.copyOf(lasts, count);
    }
}
