package io.tierwall.sync;

import io.tierwall.sync.plan.DesiredObjects;

/** Where a cluster's desired state comes from. Called from many threads. A revision always has the same state. */
@FunctionalInterface
public interface DesiredStates {

    /**
     * What the cluster should hold now. Asked once for each revision. What did not change since the one before is best
     * the very same {@link io.tierwall.sync.plan.DesiredObject}: it is not looked at again.
     */
    DesiredObjects current();

    /** The revision that {@link #current} would have; asked for each question about a status. */
    default long revision() {
        return current().revision();
    }
}
