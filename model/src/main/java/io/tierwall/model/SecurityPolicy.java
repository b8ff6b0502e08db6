package io.tierwall.model;

import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.policy.PolicySettings;
import java.util.List;

/**
 * An ordered list of rules in a category. Which clusters it spans is said by its {@link ContainerClusterSpan} children,
 * its rules are {@link Rule} objects below it.
 *
 * @param path {@code /infra/domains/{domain}/security-policies/{id}}
 * @param category fixed at creation
 * @param sequenceNumber what people say about its place in the category: ascending, 0 to 999,999
 * @param order the place that Tierwall assigned; see {@link OrderLabel}
 * @param scope groups that all rules are applied to, whatever the rules say; empty leaves it to the rules
 * @param lockChange who turned its lock last; kept by Tierwall
 */
public record SecurityPolicy(
        IntentPath path,
        Naming naming,
        SystemFields system,
        Category category,
        int sequenceNumber,
        OrderLabel order,
        List<IntentPath> scope,
        PolicySettings settings,
        LockChange lockChange)
        implements IntentObject {

    /** The highest sequence number that a client may give. */
    public static final int MAX_SEQUENCE_NUMBER = 999_999;

    public SecurityPolicy {
        scope = List.copyOf(scope);
    }

    @Override
    public SecurityPolicy withSystem(SystemFields other) {
        return new SecurityPolicy(path, naming, other, category, sequenceNumber, order, scope, settings, lockChange);
    }

    @Override
    public SecurityPolicy succeeding(IntentObject predecessor) {
        SecurityPolicy earlier = (SecurityPolicy) predecessor;
        return ((SecurityPolicy) IntentObject.super.succeeding(predecessor))
                .withOrder(earlier.order())
                .withLockChange(earlier.lockChange());
    }

    /** The same policy with another one having turned its lock. */
    public SecurityPolicy withLockChange(LockChange other) {
        return new SecurityPolicy(path, naming, system, category, sequenceNumber, order, scope, settings, other);
    }

    /** The same policy at another assigned place. */
    public SecurityPolicy withOrder(OrderLabel other) {
        return new SecurityPolicy(path, naming, system, category, sequenceNumber, other, scope, settings, lockChange);
    }

    /** The same policy at another place in its category. */
    public SecurityPolicy withSequenceNumber(int other) {
        return new SecurityPolicy(path, naming, system, category, other, order, scope, settings, lockChange);
    }
}
