package io.tierwall.analysis.finding;

import io.tierwall.antrea.resolve.ServiceName;
import java.util.Comparator;

/**
 * A flow, seen from the pod whose rules are looked at.
 *
 * @param own number of the pod's address
 * @param far number of the other end's address
 * @param point of traffic
 */
record Flow(int own, int far, int point, ServiceName through) implements Comparable<Flow> {

    private static final Comparator<Flow> ORDER = Comparator.comparing(
                    (Flow flow) -> !flow.through.equals(ServiceName.NONE))
            .thenComparingInt(Flow::own)
            .thenComparingInt(Flow::far)
            .thenComparingInt(Flow::point)
            .thenComparing(Flow::through);

    /** First what is addressed directly, as it is visited. */
    @Override
    public int compareTo(Flow other) {
        return ORDER.compare(this, other);
    }
}
