package io.tierwall.analysis.reach;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.FarClasses;

/** What the rules of one list let pass. Immutable, for any number of threads. */
final class Admission {

    /** The far ends as the rules tell them apart. */
    private final FarClasses far;
    /** For each node of these, the number of the traffic that passes. */
    private final int[] traffic;

    Admission(FarClasses far, TrafficNumbers numbers) {
        this.far = far;
        this.traffic = new int[far.count()];
        for (int node = 0; node < traffic.length; node++) {
            traffic[node] = numbers.number(far.table(node).allowed());
        }
    }

    /** The number of the traffic that passes with a class of far ends. */
    int of(ClusterModel model, int farClass) {
        return traffic[model.node(far, farClass)];
    }
}
