package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules in sentences. */
final class Words {

    /** So many are named; of the others it is said how many there are. */
    private static final int MOST = 3;

    private Words() {}

    static String rule(RuleOrigin rule) {
        if (rule.isIsolation()) {
            return "the isolation by Kubernetes' policies";
        }
        String policy = rule.source().reference();
        String name = rule.source().ruleName();
        String direction = rule.direction().name().toLowerCase(Locale.ROOT);
        return name.isEmpty()
                ? "what " + policy + " says of " + direction
                : "rule " + name + " of " + policy + " (" + direction + ")";
    }

    static String rules(Collection<RuleOrigin> rules) {
        return list(rules.stream().map(Words::rule).toList());
    }

    static String list(List<String> names) {
        String named = names.stream().limit(MOST).collect(Collectors.joining(", "));
        return names.size() > MOST ? named + " and " + (names.size() - MOST) + " more" : named;
    }

    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
