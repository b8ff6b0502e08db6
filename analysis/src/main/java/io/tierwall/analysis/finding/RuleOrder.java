package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The order in which rules are written down: egress, then ingress, each as packets meet them. */
final class RuleOrder {

    private final Map<RuleOrigin, Integer> ranks;

    /** @param written in this order */
    RuleOrder(Collection<RuleOrigin> written) {
        this.ranks = HashMap.newHashMap(written.size());
        written.forEach(rule -> ranks.put(rule, ranks.size()));
    }

    /** What nobody wrote, the isolation of pods, comes last. */
    List<RuleOrigin> sort(Stream<RuleOrigin> rules) {
        return rules.sorted(Comparator.comparingInt(rule -> ranks.getOrDefault(rule, Integer.MAX_VALUE)))
                .toList();
    }
}
