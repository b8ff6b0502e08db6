package io.tierwall.sync;

import io.tierwall.antrea.render.DesiredState;

/**
 * Where a cluster's desired state comes from. Called from many threads and for each question about a status, so an
 * implementation keeps what it rendered for a revision.
 */
@FunctionalInterface
public interface DesiredStates {

    /** What the cluster should hold now. */
    DesiredState current();
}
