package io.tierwall.antrea.resolve;

/**
 * A rule with its place among all others of its direction. Policies of equal priority are not ordered by contract; here
 * the first rules of all come before the second ones.
 */
record Ranked(int tier, double priority, int index, ResolvedRule rule) implements Comparable<Ranked> {

    /** Written out, because many rules are sorted after every edit. */
    @Override
    public int compareTo(Ranked other) {
        if (tier != other.tier) {
            return Integer.compare(tier, other.tier);
        }
        int byPriority = Double.compare(priority, other.priority);
        if (byPriority != 0) {
            return byPriority;
        }
        return index != other.index
                ? Integer.compare(index, other.index)
                : rule.source().policyUid().compareTo(other.rule.source().policyUid());
    }
}
