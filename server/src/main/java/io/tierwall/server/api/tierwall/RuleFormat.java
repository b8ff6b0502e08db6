package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.server.analysis.WrittenRule;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import java.util.Optional;

/** Writes a rule, whoever said it. */
final class RuleFormat {

    private RuleFormat() {}

    static RuleView write(WrittenRule written) {
        Optional<RuleOrigin> origin = written.inCluster();
        Optional<SecurityPolicy> policy = written.policy();
        Optional<Rule> rule = written.rule();
        return new RuleView(
                policy.map(found -> found.path().value()),
                policy.map(found -> found.naming().displayName())
                        .or(() -> origin.map(RuleFormat::policyName))
                        .orElse(""),
                rule.map(found -> found.path().value()),
                rule.map(found -> found.naming().displayName())
                        .or(() -> origin.map(found -> found.source().ruleName()))
                        .orElse(""),
                rule.map(Rule::ruleId),
                origin.map(RuleFormat::tier).orElse(""),
                policy.map(found -> found.category().title()),
                origin.map(found -> found.source().reference()),
                origin.map(found -> found.source().ruleName()),
                origin.map(found -> found.verdict().name())
                        .or(() -> rule.map(found -> found.action().name()))
                        .orElse(""));
    }

    private static String policyName(RuleOrigin origin) {
        String name = origin.source().policyName();
        return name.isEmpty() ? "isolation by NetworkPolicies" : name;
    }

    private static String tier(RuleOrigin origin) {
        return origin.place().stage() == Stage.KUBERNETES
                ? "Kubernetes"
                : origin.place().tier();
    }
}
