package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import io.tierwall.server.api.tierwall.ExplainView.Unknown;
import io.tierwall.server.api.tierwall.FindingsResource.FindingView;
import io.tierwall.server.guardrail.Severity;
import io.tierwall.server.guardrail.Standing;
import io.tierwall.server.guardrail.StandingChange;
import java.util.List;
import java.util.Optional;

/**
 * What a change would do: to what passes, to guardrails and findings, and while it is written.
 *
 * @param changesReach whether any traffic is gained or lost anywhere
 * @param breaksGuardrails whether any guardrail would be broken anywhere that is not broken before
 * @param opensOnTheWay whether anywhere something may pass for a moment that is denied before and after
 * @param revision of the intent that it is measured against
 * @param clusters those that a policy spans, before or after, and those where a guardrail comes to stand otherwise
 */
public record PlanView(
        @JsonProperty("changes_reach") boolean changesReach,
        @JsonProperty("breaks_guardrails") boolean breaksGuardrails,
        @JsonProperty("opens_on_the_way") boolean opensOnTheWay,
        long revision,
        List<ClusterPlan> clusters) {

    /**
     * One cluster, by what is known of it.
     *
     * @param gained traffic that passes afterwards only; at most as many as were asked for
     * @param lost traffic that passes before only
     * @param workloads pods that gain or lose traffic
     * @param lostHits what was counted for the rules that let pass what is lost; some of it may have been other traffic
     * @param guardrails those that come to stand otherwise
     * @param findings those that begin or end
     * @param order in which it would be written; absent where the change does not begin with what was published last
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
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
            List<GuardrailChange> guardrails,
            FindingChanges findings,
            Optional<OrderView> order,
            List<Unknown> unknown,
            List<String> problems) {}

    /**
     * What becomes of findings, those that matter most first; at most as many of each as were asked for.
     *
     * @param brought those that are there afterwards only
     * @param ended those that are there before only
     */
    public record FindingChanges(
            List<FindingView> brought,
            @JsonProperty("brought_count") int broughtCount,
            List<FindingView> ended,
            @JsonProperty("ended_count") int endedCount) {}

    /**
     * A guardrail that comes to stand otherwise.
     *
     * @param guardrail its id
     * @param breaks whether it would be broken, and is not before
     */
    public record GuardrailChange(
            String guardrail, String sentence, Severity severity, boolean breaks, Standing before, Standing after) {

        static GuardrailChange of(StandingChange change) {
            return new GuardrailChange(
                    change.guardrail().id(),
                    change.guardrail().sentence(),
                    change.guardrail().severity(),
                    change.breaks(),
                    change.before(),
                    change.after());
        }
    }

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
