package io.tierwall.model.validity;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;

/** A span names a registered cluster, each cluster once per policy, and never another one later. */
final class SpanValidity {

    private static final String FIELD = "container_cluster_path";

    private final Intent after;
    private final Problems problems;

    SpanValidity(Intent after, Problems problems) {
        this.after = after;
        this.problems = problems;
    }

    void check(ContainerClusterSpan span, Intent before) {
        IntentPath policy = span.path().parent();
        if (after.policy(policy).isEmpty()) {
            problems.add(
                    ProblemCode.PARENT_MISSING,
                    span.path(),
                    "",
                    "There is no policy " + policy + ". Create the policy first, or in the same request.");
            return;
        }
        checkNotDefault(span, policy);
        checkCluster(span);
        checkUnique(span, policy);
        before.find(span.path(), ContainerClusterSpan.class)
                .filter(earlier -> !earlier.cluster().equals(span.cluster()))
                .ifPresent(earlier -> problems.add(
                        ProblemCode.IMMUTABLE,
                        span.path(),
                        FIELD,
                        "A span keeps its cluster, " + earlier.cluster()
                                + ". Delete this span and add one for the other cluster."));
    }

    private void checkNotDefault(ContainerClusterSpan span, IntentPath policy) {
        if (after.policy(policy).filter(PolicyTree::isDefault).isPresent()) {
            problems.add(
                    ProblemCode.SYSTEM_OWNED,
                    span.path(),
                    FIELD,
                    "A default section never spans an Antrea cluster. Create a policy of your own for the cluster.");
        }
    }

    private void checkCluster(ContainerClusterSpan span) {
        if (after.find(span.cluster(), ClusterControlPlane.class).isEmpty()) {
            problems.add(
                    ProblemCode.PATH_UNKNOWN,
                    span.path(),
                    FIELD,
                    "No cluster is registered at " + span.cluster() + ". List " + IntentPath.ENFORCEMENT_POINT
                            + "/cluster-control-planes to see which are.");
        }
    }

    private void checkUnique(ContainerClusterSpan span, IntentPath policy) {
        after.policy(policy).stream()
                .flatMap(tree -> tree.spans().stream())
                .filter(other ->
                        !other.path().equals(span.path()) && other.cluster().equals(span.cluster()))
                .findFirst()
                .ifPresent(other -> problems.add(
                        ProblemCode.SPAN_DUPLICATE,
                        span.path(),
                        FIELD,
                        "The policy spans this cluster already, by " + other.path() + ". Leave this one out."));
    }
}
