package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.server.analysis.Knowledge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a packet, and why.
 *
 * @param verdict {@code ALLOW}, {@code DROP} or {@code REJECT}; {@code MIXED} where the endpoints of a service differ;
 *     {@code UNKNOWN} where a kind of object that decides has never been read
 * @param rules whose rules are explained
 * @param revision of the intent that is explained; of a draft, the one that it would change
 * @param publishedVerdict beside the verdict of a draft, what the rules that are published come to
 * @param inventoryAsOf how old what is known of the cluster may be
 * @param unknown what of the cluster is not being watched now
 * @param problems policies that have no effect, and why
 * @param elsewhere policies that do not span the cluster
 * @param service what a service made of it
 * @param egress at the sender: of the first endpoint that fares as {@code verdict} says, where there are several
 * @param ingress at the receiver
 * @param endpoints each endpoint of the service for itself
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ExplainView(
        String verdict,
        String cluster,
        Rules rules,
        long revision,
        @JsonProperty("published_verdict") Optional<String> publishedVerdict,
        @JsonProperty("inventory_as_of") String inventoryAsOf,
        String from,
        String to,
        String protocol,
        Optional<Integer> port,
        @JsonProperty("icmp_type") Optional<Integer> icmpType,
        @JsonProperty("icmp_code") Optional<Integer> icmpCode,
        SideView egress,
        SideView ingress,
        Optional<ServiceView> service,
        List<EndpointView> endpoints,
        List<Unknown> unknown,
        List<String> problems,
        List<String> elsewhere) {

    /** Whose rules are explained. */
    public enum Rules {
        /** Those that were published last. */
        PUBLISHED,
        /** Those of a revision that was asked for. */
        REVISION,
        /** Those that the body of the question would make of the published ones. */
        DRAFT
    }

    /** A kind that is not being watched, since when, and why. */
    public record Unknown(String kind, String since, String reason) {

        static Unknown of(Knowledge.Gap gap) {
            return new Unknown(InventoryFormat.word(gap.kind()), gap.since().toString(), gap.reason());
        }
    }

    /** The port of a service that the packet was addressed to. */
    public record ServiceView(String service, String address, int port, int endpoints, String note) {}

    /** One endpoint of a service. */
    public record EndpointView(
            String to, String address, int port, String verdict, SideView egress, SideView ingress) {}

    /**
     * What happened at one end.
     *
     * @param evaluated whether rules were asked there; else {@code note} says why not
     * @param decidedBy none where nothing matched
     * @param passedOver rules that did not decide, in order; at most as many as were asked for
     * @param counts of all rules that did not decide, by reason
     * @param folded how many of them are not shown
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SideView(
            boolean evaluated,
            Optional<String> verdict,
            @JsonProperty("decided_by") Optional<RuleView> decidedBy,
            @JsonProperty("passed_over") List<PassedOver> passedOver,
            Map<String, Integer> counts,
            int folded,
            String note) {}

    /** A rule that did not decide; {@code reason} is one word, {@code detail} a sentence. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record PassedOver(RuleView rule, String reason, String detail) {}

    /**
     * A rule.
     *
     * @param policy the path, where it is Tierwall's
     * @param object the policy in the cluster, such as {@code AntreaClusterNetworkPolicy:web}
     * @param ruleInCluster its name there; empty for rules that have none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RuleView(
            Optional<String> policy,
            @JsonProperty("policy_name") String policyName,
            Optional<String> rule,
            @JsonProperty("rule_name") String ruleName,
            @JsonProperty("rule_id") Optional<Integer> ruleId,
            String tier,
            Optional<String> category,
            Optional<String> object,
            @JsonProperty("rule_in_cluster") Optional<String> ruleInCluster,
            String action) {}
}
