package io.tierwall.sync;

/**
 * What became of taking our objects out of a cluster.
 *
 * @param removed how many objects were removed
 * @param complete whether nothing of ours is left
 * @param problem why not; empty when it is complete
 */
public record RemovalReport(int removed, boolean complete, String problem) {}
