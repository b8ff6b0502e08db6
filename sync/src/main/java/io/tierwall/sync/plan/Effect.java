package io.tierwall.sync.plan;

/**
 * That a step makes a rule match some flows or no longer match them, or that a rule stands and matches them.
 *
 * @param writer the object whose step does it; for a rule that stands, the policy
 * @param rule the rule
 */
record Effect(ObjectKey writer, WrittenRule rule, Ends source, Ends target) {

    /** Whether there may be a flow that both are about. */
    boolean mayMeet(Effect other) {
        return rule.match().ports().mayMeet(other.rule.match().ports())
                && source.mayMeet(other.source)
                && target.mayMeet(other.target);
    }

    /** Whether it may stand before the other one at a time when a policy is as one of them knows it. */
    boolean mayOverride(Effect other) {
        return rule.ingress() == other.rule.ingress() && rule.place().mayPrecede(other.rule.place());
    }

    /** Whether it may stand before the other one, both being known from the same time. */
    boolean mayPrecede(Effect other) {
        if (rule.ingress() != other.rule.ingress()) {
            return false;
        }
        boolean samePolicy =
                rule.policy().equals(other.rule.policy()) && rule.place().samePriority(other.rule.place());
        return samePolicy
                ? rule.place().index() <= other.rule.place().index()
                : rule.place().mayPrecede(other.rule.place());
    }
}
