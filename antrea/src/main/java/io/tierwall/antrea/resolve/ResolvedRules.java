package io.tierwall.antrea.resolve;

import java.util.List;

/**
 * All rules of a cluster in the order in which a packet meets them: tier, then policy priority, then place in its
 * policy. The first rule that matches decides its direction; no match means allow.
 *
 * @param egress evaluated at the node of the sending pod
 * @param ingress evaluated at the node of the receiving pod
 */
public record ResolvedRules(List<ResolvedRule> egress, List<ResolvedRule> ingress) {

    /** No rules: everything is allowed. */
    public static final ResolvedRules NONE = new ResolvedRules(List.of(), List.of());

    public ResolvedRules {
        egress = List.copyOf(egress);
        ingress = List.copyOf(ingress);
    }
}
