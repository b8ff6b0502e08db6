package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import java.util.List;
import java.util.Optional;

/**
 * What became of a real packet, beside what is explained.
 *
 * @param outcome {@code DELIVERED}, {@code DROPPED}, {@code REJECTED}, {@code FORWARDED_OUT} (out of the cluster), or
 *     {@code UNKNOWN}
 * @param reason what the cluster says beside it, or why the outcome is unknown; often empty
 * @param node where the packet was seen last; empty when it was seen nowhere
 * @param observed when the node saw it, by its own clock and to the second
 * @param ended when the manager knew its end
 * @param decidedBy what stopped it, or let it pass last; none where no policy was about it
 * @param decisions of all policies on the way, in order
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProofView(
        String cluster,
        String from,
        String to,
        String protocol,
        Optional<Integer> port,
        String outcome,
        String reason,
        String node,
        Optional<String> observed,
        String ended,
        @JsonProperty("decided_by") Optional<DecisionView> decidedBy,
        List<DecisionView> decisions,
        List<ObservationView> observations,
        AgreementView agreement) {

    /**
     * What a policy did.
     *
     * @param end {@code EGRESS} at the sender, or {@code INGRESS} at the receiver
     * @param passed whether it let the packet pass
     * @param object the policy as the cluster names it; none where nobody wrote it, but policies isolate
     * @param policy its path, where it is Tierwall's
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record DecisionView(
            String end,
            String node,
            boolean passed,
            Optional<String> object,
            @JsonProperty("rule_in_cluster") Optional<String> ruleInCluster,
            Optional<String> policy,
            @JsonProperty("policy_name") Optional<String> policyName,
            Optional<String> rule,
            @JsonProperty("rule_name") Optional<String> ruleName,
            Optional<String> category) {}

    /** What a node has seen, as Antrea says it. */
    public record ObservationView(String node, String component, String information, String action) {}

    /**
     * Whether it is what is explained.
     *
     * @param state {@code AGREES}, {@code CONTRADICTS} or {@code NOT_COMPARED}
     * @param sentence both sides, and why they could not be compared if so
     * @param verdict that is explained; none where it is not known for the endpoint that the packet went to
     * @param decidedBy the rule that decides in the explanation: the one that stops the packet, or lets it arrive
     * @param revision of the rules that are explained
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AgreementView(
            String state,
            String sentence,
            Optional<String> verdict,
            @JsonProperty("decided_by") Optional<RuleView> decidedBy,
            long revision) {}
}
