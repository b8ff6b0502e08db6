package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;

/** Which policy a rule is of. */
final class Policies {

    private Policies() {}

    static RuleSource of(RuleOrigin rule) {
        return of(rule.source());
    }

    /** The policy alone, whatever the rule's name there. */
    static RuleSource of(RuleSource source) {
        return new RuleSource(source.policyUid(), source.policyName(), "", source.kind(), source.namespace());
    }
}
