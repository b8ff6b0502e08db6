package io.tierwall.lab.controller;

import io.tierwall.antrea.resolve.Resolution;
import io.tierwall.antrea.resolve.ResolvedRules;
import java.util.Map;
import java.util.Set;

/**
 * What the objects of a cluster come to.
 *
 * @param resolution rules and spans of all policies that can be resolved
 * @param nodeRules for each node with pods, what it has to enforce
 * @param generations of all policies, by uid
 * @param unresolvable why some cannot be resolved, by uid
 * @param groups what there is to say of groups
 */
record Computation(
        Resolution resolution,
        Map<String, ResolvedRules> nodeRules,
        Map<String, Long> generations,
        Map<String, String> unresolvable,
        GroupFindings groups) {

    /** What a node has to enforce; without pods no rules, but it knows the services. */
    ResolvedRules rulesOf(String node) {
        ResolvedRules rules = nodeRules.get(node);
        return rules == null ? resolution.rulesOf(node) : rules;
    }

    /** The uids of the policies that have rules, or could have. */
    Set<String> resolved() {
        return resolution.spans().keySet();
    }

    /** The nodes that have to enforce a policy. */
    Set<String> span(String uid) {
        return resolution.spans().getOrDefault(uid, Set.of());
    }
}
