package io.tierwall.model;

import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleSettings;

/**
 * What to do with traffic that matches.
 *
 * @param path {@code …/security-policies/{policy}/rules/{id}}
 * @param ruleId the rule's number: assigned at creation, never used again; its name in every cluster
 * @param sequenceNumber its place in the policy, ascending; equal numbers go by {@code ruleId}
 */
public record Rule(
        IntentPath path,
        Naming naming,
        SystemFields system,
        int ruleId,
        int sequenceNumber,
        RuleAction action,
        Match match,
        RuleSettings settings)
        implements IntentObject {

    /** The lowest number of a rule that people write. */
    public static final int FIRST_RULE_ID = 1_000;

    @Override
    public Rule withSystem(SystemFields other) {
        return new Rule(path, naming, other, ruleId, sequenceNumber, action, match, settings);
    }

    @Override
    public Rule succeeding(IntentObject predecessor) {
        return ((Rule) IntentObject.super.succeeding(predecessor)).withRuleId(((Rule) predecessor).ruleId());
    }

    /** The same rule with its assigned number. */
    public Rule withRuleId(int other) {
        return new Rule(path, naming, system, other, sequenceNumber, action, match, settings);
    }

    /** The same rule at another place in its policy. */
    public Rule withSequenceNumber(int other) {
        return new Rule(path, naming, system, ruleId, other, action, match, settings);
    }
}
