package io.tierwall.server.analysis;

import io.tierwall.analysis.finding.RuleNaming;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.model.SecurityPolicy;
import java.util.Optional;

/**
 * What people call rules and policies; those of others keep the names that the cluster has for them.
 *
 * @param passages of the state of the cluster that is told of
 */
public record WrittenNaming(Passages passages) implements RuleNaming {

    @Override
    public String rule(RuleOrigin rule) {
        WrittenRule written = passages.written(rule);
        Optional<String> policy = written.policy().map(WrittenNaming::name);
        Optional<String> name = written.rule().map(found -> found.naming().displayName());
        return policy.isPresent() && name.isPresent()
                ? "rule “" + name.get() + "” of “" + policy.get() + "”"
                : IN_CLUSTER.rule(rule);
    }

    @Override
    public String policyOf(RuleOrigin rule) {
        return passages.written(rule)
                .policy()
                .map(policy -> "policy “" + name(policy) + "”")
                .orElseGet(() -> IN_CLUSTER.policyOf(rule));
    }

    private static String name(SecurityPolicy policy) {
        return policy.naming().displayName();
    }
}
