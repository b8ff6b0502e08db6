package io.tierwall.server.realization;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.PolicyTraffic;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a cluster has counted, for rules of its policies.
 *
 * @param cluster the cluster's path
 * @param byPolicy the latest reading of each policy that it enforces and that was read already
 */
public record RuleCount(IntentPath cluster, Map<IntentPath, PolicyTraffic> byPolicy) {

    public RuleCount {
        byPolicy = Map.copyOf(byPolicy);
    }

    /** Asks the sync of a cluster about all policies that span it. */
    public static RuleCount of(IntentPath cluster, Optional<ClusterSync> sync, Intent intent) {
        return new RuleCount(
                cluster,
                sync.stream()
                        .flatMap(asked ->
                                intent.policiesSpanning(cluster).stream().flatMap(tree -> reading(asked, tree)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Stream<Map.Entry<IntentPath, PolicyTraffic>> reading(ClusterSync sync, PolicyTree tree) {
        IntentPath policy = tree.policy().path();
        return sync.traffic(policy).map(traffic -> Map.entry(policy, traffic)).stream();
    }

    /** What one rule has met here; nothing before the first reading. */
    public PolicyTraffic.Traffic of(Rule rule) {
        PolicyTraffic traffic = byPolicy.get(rule.path().parent());
        return traffic == null ? PolicyTraffic.Traffic.NONE : traffic.of(rule.ruleId());
    }

    /** Sessions of all rules of the cluster together. */
    public long totalSessions() {
        return sessions().sum();
    }

    /** Sessions of the rule that has met most. */
    public long mostSessions() {
        return sessions().max().orElse(0);
    }

    private LongStream sessions() {
        return byPolicy.values().stream()
                .flatMap(traffic -> traffic.rules().values().stream())
                .mapToLong(PolicyTraffic.Traffic::sessions);
    }
}
