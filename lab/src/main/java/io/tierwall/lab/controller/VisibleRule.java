package io.tierwall.lab.controller;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rule that Antrea's evaluation can see, or the isolation by a Kubernetes policy.
 *
 * @param policy the policy that it is of
 * @param place among all rules
 * @param action empty where Antrea says none
 */
record VisibleRule(Policy policy, Place place, Direction direction, String name, String action) {

    /** Kubernetes' policies stand between the last of Antrea's own tiers and the baseline. */
    static final int KUBERNETES_TIER = 251;

    /** Isolation comes after all rules of its stage. */
    static final int ISOLATION = Integer.MAX_VALUE;

    private static final int BASELINE_TIER = 253;
    private static final String PASS = "Pass";

    /** A policy by its kind and what it is called. */
    record Policy(PolicyKind kind, ObjectMeta metadata) {}

    /**
     * Where a rule stands.
     *
     * @param index within the policy and direction
     */
    record Place(int tier, double priority, int index) {}

    /** Of both directions in one list, which is how Antrea ranks them here. */
    private static final Comparator<VisibleRule> RANK = Comparator.<VisibleRule>comparingInt(
                    rule -> rule.place().tier())
            .thenComparingDouble(rule -> rule.place().priority())
            .thenComparingInt(rule -> rule.place().index())
            .thenComparing(rule -> rule.policy().metadata().getUid());

    /** The one that Antrea names, of those that match; one that passes only when there is nothing to pass to. */
    static Optional<VisibleRule> deciding(List<VisibleRule> matching) {
        Optional<VisibleRule> first = matching.stream().min(RANK);
        return first.filter(VisibleRule::passes)
                .flatMap(_ -> matching.stream().filter(VisibleRule::isPassedTo).min(RANK))
                .or(() -> first);
    }

    boolean isIsolation() {
        return place.index() == ISOLATION;
    }

    private boolean passes() {
        return action.equals(PASS);
    }

    private boolean isPassedTo() {
        return policy.kind() == PolicyKind.KUBERNETES || (place.tier() == BASELINE_TIER && !passes());
    }
}
