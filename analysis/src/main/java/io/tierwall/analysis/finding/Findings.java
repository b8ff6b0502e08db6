package io.tierwall.analysis.finding;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.resolve.AntreaPolicy;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What there is to find in a cluster, asked once. Who asks again and again keeps a {@link FindingMemory}. */
public final class Findings {

    private Findings() {}

    /**
     * All findings, by kind, then in the order of the rules.
     *
     * @param isOurs whether a policy is one that Tierwall manages, such as {@link #ours}
     */
    public static List<Finding> of(ClusterModel model, Predicate<RuleSource> isOurs) {
        return new FindingMemory().update(model, isOurs);
    }

    /** The policies that carry the label of what Tierwall manages. */
    public static Predicate<RuleSource> ours(PolicyObjects objects) {
        Set<RuleSource> policies = objects.policies().stream()
                .filter(Ownership::isOurs)
                .map((ClusterNetworkPolicy policy) -> AntreaPolicy.of(policy).source(""))
                .collect(Collectors.toSet());
        return source -> policies.contains(Policies.of(source));
    }
}
