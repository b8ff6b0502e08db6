package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order in which rules are named: egress, then ingress, each as packets meet them. */
final class RuleOrder {

    private static final Comparator<RuleOrigin> ORDER = Comparator.comparing(RuleOrigin::direction)
            .thenComparing(Comparator.naturalOrder())
            .thenComparing(rule -> rule.source().reference())
            .thenComparing(rule -> rule.source().ruleName());

    private RuleOrder() {}

    static List<RuleOrigin> sort(Stream<RuleOrigin> rules) {
        return rules.sorted(ORDER).toList();
    }
}
