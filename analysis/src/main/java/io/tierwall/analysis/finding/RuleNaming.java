package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.Locale;

/** What rules and policies are called, by whoever reads about them. Pure. */
public interface RuleNaming {

    /** As the cluster has them: what {@code kubectl} finds. */
    RuleNaming IN_CLUSTER = new RuleNaming() {

        @Override
        public String rule(RuleOrigin rule) {
            if (rule.isIsolation()) {
                return "the isolation by Kubernetes' policies";
            }
            String policy = rule.source().reference();
            String name = rule.source().ruleName();
            String direction = rule.direction().name().toLowerCase(Locale.ROOT);
            return name.isEmpty()
                    ? "what " + policy + " says of " + direction
                    : "rule " + name + " of " + policy + " (" + direction + ")";
        }

        @Override
        public String policyOf(RuleOrigin rule) {
            return rule.source().reference();
        }
    };

    /** A rule, as part of a sentence. */
    String rule(RuleOrigin rule);

    /** The policy of a rule, as part of a sentence. */
    String policyOf(RuleOrigin rule);
}
