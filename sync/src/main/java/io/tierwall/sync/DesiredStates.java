package io.tierwall.sync;

import io.tierwall.antrea.render.DesiredState;

/** Where a cluster's desired state comes from. Called from many threads. A revision always has the same state. */
@FunctionalInterface
public interface DesiredStates {

    /** What the cluster should hold now. Asked once for each revision: nobody else needs to keep it. */
    DesiredState current();

    /** The revision that {@link #current} would have; asked for each question about a status. */
    default long revision() {
        return current().revision();
    }
}
