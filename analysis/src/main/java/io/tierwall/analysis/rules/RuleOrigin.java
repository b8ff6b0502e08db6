package io.tierwall.analysis.rules;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;

/**
 * A rule as somebody wrote it, and its place among all rules of its direction. Several {@link Rule}s may come of one.
 *
 * @param source the policy and the rule's name there
 * @param place when it is met
 * @param verdict what it says of what it matches
 */
public record RuleOrigin(RuleSource source, Direction direction, Place place, Verdict verdict)
        implements Comparable<RuleOrigin> {

    /**
     * When a rule is met. Policies of equal priority are not ordered by contract; here the first rules of all come
     * before the second ones, then those of the policy with the smaller uid.
     *
     * @param stage before, among or after Kubernetes' own policies
     * @param tier name of the tier; empty for Kubernetes' policies
     * @param tierPriority lower is first
     * @param priority of the policy within the tier, lower is first
     * @param index in the policy, from 0, in its direction
     */
    public record Place(Stage stage, String tier, int tierPriority, double priority, int index) {}

    /** Whether nobody wrote it: it is what Kubernetes says no to where its policies do not allow. */
    public boolean isIsolation() {
        return source.equals(RuleSource.ISOLATION);
    }

    /** Rules are looked up by the ten thousand after each edit: what tells most of them apart is enough. */
    @Override
    public int hashCode() {
        return 31 * (31 * source.policyUid().hashCode() + source.ruleName().hashCode()) + direction.hashCode();
    }

    /** Negative when this is met before the other; 0 also for rules of one policy that are met together. */
    @Override
    public int compareTo(RuleOrigin other) {
        if (place.tierPriority != other.place.tierPriority) {
            return Integer.compare(place.tierPriority, other.place.tierPriority);
        }
        int byPriority = Double.compare(place.priority, other.place.priority);
        if (byPriority != 0) {
            return byPriority;
        }
        return place.index != other.place.index
                ? Integer.compare(place.index, other.place.index)
                : source.policyUid().compareTo(other.source.policyUid());
    }
}
