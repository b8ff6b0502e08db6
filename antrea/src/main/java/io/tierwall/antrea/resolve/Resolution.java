package io.tierwall.antrea.resolve;

import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the policy objects of a cluster come to.
 *
 * @param rules all rules in the order in which packets meet them
 * @param spans for each policy, by uid, the nodes that have to enforce it; none where nobody is selected
 * @param failures for each policy that cannot be resolved, by uid, why, as a sentence; none of its rules is there
 * @param podAddresses for each node, the addresses of its pods
 */
public record Resolution(
        ResolvedRules rules,
        Map<String, Set<String>> spans,
        Map<String, String> failures,
        Map<String, Set<IpAddress>> podAddresses) {

    public Resolution {
        spans = Collections.unmodifiableMap(new TreeMap<>(spans));
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
        podAddresses = Collections.unmodifiableMap(new TreeMap<>(podAddresses));
    }

    public Resolution(ResolvedRules rules, Map<String, Set<String>> spans) {
        this(rules, spans, Map.of(), Map.of());
    }

    /** The rules that concern the pods of a node, and all services. */
    public ResolvedRules rulesOf(String node) {
        return rules.within(podAddresses.getOrDefault(node, Set.of()));
    }
}
