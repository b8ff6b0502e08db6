package io.tierwall.analysis.explain;

import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What happened at one end.
 *
 * @param verdict {@link Verdict#ALLOW}, {@link Verdict#DROP} or {@link Verdict#REJECT}
 * @param steps all rules of the direction in the order in which packets meet them; after the one that decides only
 *     those that would match, too
 */
public record Side(Direction direction, Verdict verdict, List<Step> steps) {

    public Side {
        steps = List.copyOf(steps);
    }

    /** The rule that decided; none where nothing matched, and the packet passed. */
    public Optional<RuleOrigin> decidedBy() {
        return steps.stream()
                .filter(step -> step.reason() == Reason.DECIDES)
                .map(Step::rule)
                .findFirst();
    }
}
