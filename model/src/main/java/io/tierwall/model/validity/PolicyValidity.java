package io.tierwall.model.validity;

import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.policy.Category;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;

/** A policy is in one of four categories, for ever, and applied to groups of pods. */
final class PolicyValidity {

    private static final int MAX_RULES = 1_000;

    private final Intent after;
    private final Problems problems;

    PolicyValidity(Intent after, Problems problems) {
        this.after = after;
        this.problems = problems;
    }

    void check(SecurityPolicy policy, Intent before) {
        if (policy.category() == Category.ETHERNET) {
            problems.add(
                    ProblemCode.CATEGORY_UNSUPPORTED,
                    policy.path(),
                    "category",
                    "Layer 2 rules are not supported for Antrea clusters."
                            + " Use Emergency, Infrastructure, Environment or Application.");
        }
        checkSequenceNumber(policy);
        before.find(policy.path(), SecurityPolicy.class)
                .filter(earlier -> earlier.category() != policy.category())
                .ifPresent(earlier -> problems.add(
                        ProblemCode.IMMUTABLE,
                        policy.path(),
                        "category",
                        "A policy keeps its category, " + earlier.category().title()
                                + ". Create another policy in category "
                                + policy.category().title() + " and delete this one."));
        new ScopeValidity(after, problems).checkAppliedTo(policy.path(), policy.scope());
        checkNumberOfRules(policy);
    }

    private void checkSequenceNumber(SecurityPolicy policy) {
        int number = policy.sequenceNumber();
        if (number < 0 || number > SecurityPolicy.MAX_SEQUENCE_NUMBER) {
            problems.add(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    policy.path(),
                    "sequence_number",
                    number + " is not within 0 and " + SecurityPolicy.MAX_SEQUENCE_NUMBER + ". Choose one that is.");
        }
    }

    private void checkNumberOfRules(SecurityPolicy policy) {
        int rules = after.policy(policy.path()).map(tree -> tree.rules().size()).orElse(0);
        if (rules > MAX_RULES) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    policy.path(),
                    "rules",
                    "There are " + rules + " rules; at most " + MAX_RULES
                            + " are possible. Divide them among policies.");
        }
    }
}
