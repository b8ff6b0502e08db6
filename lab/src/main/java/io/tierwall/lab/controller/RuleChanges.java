package io.tierwall.lab.controller;

import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares rules. */
final class RuleChanges {

    private RuleChanges() {}

    /** The uids of the policies whose rules differ. */
    static Set<String> policies(ResolvedRules before, ResolvedRules after) {
        Map<String, List<ResolvedRule>> old = byPolicy(before);
        Map<String, List<ResolvedRule>> next = byPolicy(after);
        Set<String> changed = new HashSet<>(old.keySet());
        changed.addAll(next.keySet());
        changed.removeIf(uid -> old.getOrDefault(uid, List.of()).equals(next.getOrDefault(uid, List.of())));
        return changed;
    }

    private static Map<String, List<ResolvedRule>> byPolicy(ResolvedRules rules) {
        return Stream.concat(rules.egress().stream(), rules.ingress().stream())
                .collect(Collectors.groupingBy(rule -> rule.source().policyUid()));
    }
}
