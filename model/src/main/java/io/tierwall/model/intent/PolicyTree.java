package io.tierwall.model.intent;

import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy with what is below it.
 *
 * @param rules in the order in which packets meet them
 * @param spans in the order of their paths
 */
public record PolicyTree(SecurityPolicy policy, List<Rule> rules, List<ContainerClusterSpan> spans) {

    /** By category, then by assigned place: the order in which packets meet policies. */
    static final Comparator<PolicyTree> PRECEDENCE = Comparator.comparing(
                    (PolicyTree tree) -> tree.policy().category())
            .thenComparing(tree -> tree.policy().order())
            .thenComparing(tree -> tree.policy().path());

    static final Comparator<Rule> RULE_ORDER =
            Comparator.comparingInt(Rule::sequenceNumber).thenComparingInt(Rule::ruleId);

    public PolicyTree {
        rules = rules.stream().sorted(RULE_ORDER).toList();
        spans = spans.stream()
                .sorted(Comparator.comparing(ContainerClusterSpan::path))
                .toList();
    }

    /** The policy, its rules in their order, and its spans. */
    public Stream<IntentObject> members() {
        return Stream.concat(Stream.of(policy), Stream.concat(rules.stream(), spans.stream()));
    }

    /** Whether it is one of the policies that come with every manager. */
    public boolean isDefault() {
        return policy.system().systemOwned();
    }

    /** Whether the policy is enforced in this cluster. */
    public boolean spans(IntentPath cluster) {
        return spans.stream().anyMatch(span -> span.cluster().equals(cluster));
    }
}
