package io.tierwall.server.analysis;

import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which findings a change brings to a cluster, and which it ends. One is the same before and after when it says the
 * same kind of thing of the same rules or the same group, wherever these stand and whatever makes it so; in a
 * disagreement it is the same two that disagree. Pure.
 *
 * @param brought by kind, then in the order of the rules
 * @param ended the same
 */
public record FindingChange(List<Finding> brought, List<Finding> ended) {

    public FindingChange {
        brought = List.copyOf(brought);
        ended = List.copyOf(ended);
    }

    static FindingChange between(List<Finding> before, List<Finding> after) {
        return new FindingChange(without(after, before), without(before, after));
    }

    private static List<Finding> without(List<Finding> some, List<Finding> others) {
        Set<Subject> known = others.stream().map(Subject::of).collect(Collectors.toUnmodifiableSet());
        return some.stream()
                .filter(finding -> !known.contains(Subject.of(finding)))
                .toList();
    }

    /** What a finding is about. */
    private record Subject(Kind kind, List<RuleName> rules, List<RuleName> against, Optional<String> group) {

        static Subject of(Finding finding) {
            boolean disagreement = finding.kind() == Kind.CONFLICT || finding.kind() == Kind.OVERRIDDEN;
            return new Subject(
                    finding.kind(),
                    names(finding.rules()),
                    disagreement ? names(finding.because()) : List.of(),
                    finding.group());
        }

        private static List<RuleName> names(List<RuleOrigin> rules) {
            return rules.stream().map(RuleName::of).toList();
        }
    }

    /** A rule, whatever its place and the uid of its policy: a policy that is not yet written has none. */
    private record RuleName(PolicyKind kind, String namespace, String policy, String rule, Direction direction) {

        static RuleName of(RuleOrigin origin) {
            return new RuleName(
                    origin.source().kind(),
                    origin.source().namespace(),
                    origin.source().policyName(),
                    origin.source().ruleName(),
                    origin.direction());
        }
    }
}
