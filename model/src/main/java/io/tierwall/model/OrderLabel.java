package io.tierwall.model;

/**
 * The place of a policy among those of its category, assigned once and kept while the policy does not move, so that a
 * new neighbour changes one object in a cluster and not all that follow. It is the priority that clusters are told:
 * lower is first. Two policies of a category never share one.
 *
 * @param value within {@link #MIN} and {@link #MAX}, what Antrea accepts; or 0 while {@link #UNASSIGNED}
 */
public record OrderLabel(double value) implements Comparable<OrderLabel> {

    /** The first place there is. */
    public static final double MIN = 1.0;

    /** The last place there is. */
    public static final double MAX = 10_000.0;

    /** No place yet. */
    public static final OrderLabel UNASSIGNED = new OrderLabel(0);

    public OrderLabel {
        if (value != 0 && !(value >= MIN && value <= MAX)) {
            throw new IllegalArgumentException("outside of " + MIN + ".." + MAX + ": " + value);
        }
    }

    @Override
    public int compareTo(OrderLabel other) {
        return Double.compare(value, other.value);
    }
}
