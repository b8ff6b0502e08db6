package io.tierwall.server.realization;

import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.validity.References;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.Realization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks the syncs how far they are with an object of the intent. */
public final class Realizations {

    private final Function<IntentPath, Optional<ClusterSync>> syncs;

    /** @param syncs the sync of a cluster, by the cluster's path */
    public Realizations(Function<IntentPath, Optional<ClusterSync>> syncs) {
        this.syncs = syncs;
    }

    /**
     * One status for each cluster that is concerned, in the order of their paths. A rule is as far as its policy; a
     * group or a service as far as the policies that name it.
     */
    public List<ClusterStatus> of(IntentObject object, Intent intent) {
        SortedMap<IntentPath, List<ClusterStatus>> byCluster = new TreeMap<>();
        for (PolicyTree tree : policiesOf(object, intent)) {
            clustersOf(tree, object)
                    .forEach(cluster -> byCluster
                            .computeIfAbsent(cluster, _ -> new ArrayList<>())
                            .add(of(tree.policy().path(), cluster)));
        }
        return byCluster.values().stream().map(ClusterStatus::heaviest).toList();
    }

    /**
     * Has the clusters that an object concerns compared anew, and what failed of its policies tried again now. Returns
     * at once.
     *
     * @param among whether a cluster is meant, by its path
     */
    public void retry(IntentObject object, Intent intent, Predicate<IntentPath> among) {
        for (PolicyTree tree : policiesOf(object, intent)) {
            clustersOf(tree, object)
                    .filter(among)
                    .flatMap(cluster -> syncs.apply(cluster).stream())
                    .forEach(sync -> sync.retry(tree.policy().path()));
        }
    }

    /** A span is about one cluster only. */
    private static Stream<IntentPath> clustersOf(PolicyTree tree, IntentObject object) {
        return tree.spans().stream()
                .map(ContainerClusterSpan::cluster)
                .filter(cluster -> !(object instanceof ContainerClusterSpan only)
                        || only.cluster().equals(cluster));
    }

    private static List<PolicyTree> policiesOf(IntentObject object, Intent intent) {
        List<IntentPath> policies =
                switch (object) {
                    case SecurityPolicy policy -> List.of(policy.path());
                    case Rule _, ContainerClusterSpan _ -> List.of(object.path().parent());
                    case Group _, Service _ ->
                        References.to(object.path(), intent).stream()
                                .map(user -> user.collection().equals("rules") ? user.parent() : user)
                                .distinct()
                                .toList();
                    case IntentObject _ -> List.of();
                };
        return policies.stream().flatMap(path -> intent.policy(path).stream()).toList();
    }

    /**
     * How far one cluster is with one policy that spans it. One that it has not heard of yet is about to be written.
     */
    public ClusterStatus of(IntentPath policy, IntentPath cluster) {
        Realization realization = syncs.apply(cluster)
                .flatMap(sync -> sync.realization(policy))
                .orElse(new Realization.Pending("about to be written"));
        return new ClusterStatus(cluster, realization);
    }

    /** The same for one rule; nothing when the cluster is not told of it, because it is disabled. */
    public Optional<ClusterStatus> of(Rule rule, IntentPath cluster) {
        return syncs.apply(cluster)
                .flatMap(sync -> sync.realization(rule.path().parent(), rule.ruleId()))
                .map(realization -> new ClusterStatus(cluster, realization));
    }
}
