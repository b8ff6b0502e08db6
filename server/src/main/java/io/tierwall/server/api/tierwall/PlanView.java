package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import io.tierwall.server.api.tierwall.ExplainView.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * What a change would do to what passes.
 *
 * @param changesReach whether any traffic is gained or lost anywhere
 * @param revision of the intent that it is measured against
 * @param clusters those that a policy spans, before or after
 */
public record PlanView(@JsonProperty("changes_reach") boolean changesReach, long revision, List<ClusterPlan> clusters) {

    /**
     * One cluster, by what is known of it.
     *
     * @param gained traffic that passes afterwards only; at most as many as were asked for
     * @param lost traffic that passes before only
     * @param workloads pods that gain or lose traffic
     * @param lostHits what was counted for the rules that let pass what is lost; some of it may have been other traffic
     */
    public record ClusterPlan(
            String cluster,
            @JsonProperty("inventory_as_of") String inventoryAsOf,
            @JsonProperty("gained_count") int gainedCount,
            @JsonProperty("lost_count") int lostCount,
            @JsonProperty("workload_count") int workloadCount,
            List<ChangeView> gained,
            List<ChangeView> lost,
            List<String> workloads,
            @JsonProperty("lost_hits") List<LostHits> lostHits,
            List<Unknown> unknown,
            List<String> problems) {}

    /**
     * Traffic between each of some addresses and each of others.
     *
     * @param deniedBy the rule that says no to it: before where it is gained, afterwards where it is lost
     * @param allowedBy the rules that let it pass on the other side of the change
     */
    public record ChangeView(
            List<String> sources,
            List<String> destinations,
            String traffic,
            @JsonProperty("denied_by") RuleView deniedBy,
            @JsonProperty("allowed_by") List<RuleView> allowedBy) {}

    /** Connections that were counted for a rule in the cluster. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record LostHits(
            String rule,
            long sessions,
            @JsonProperty("last_hit") Optional<String> lastHit) {}
}
