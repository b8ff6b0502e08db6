package io.tierwall.antrea.resolve;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the policy objects of a cluster come to.
 *
 * @param rules all rules in the order in which packets meet them
 * @param spans for each policy, by uid, the nodes that have to enforce it; none where nobody is selected
 */
public record Resolution(ResolvedRules rules, Map<String, Set<String>> spans) {

    public Resolution {
        spans = Collections.unmodifiableMap(new TreeMap<>(spans));
    }
}
