package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that nothing has met, by what a cluster counts. Counts say that a rule was hit, not by what: how much of an
 * Allow was used cannot be known from them, but see {@link AcrossClusters}.
 */
public final class NeverHit {

    /**
     * What was counted for a rule.
     *
     * @param hits connections
     * @param since when counting began
     */
    public record Count(long hits, Instant since) {}

    private NeverHit() {}

    /**
     * One finding for each rule that was watched and not hit; nothing is said of rules that nobody counted.
     *
     * @param written the rules, in order, such as those of {@link io.tierwall.analysis.rules.RuleBook#written}
     */
    public static List<Finding> of(Collection<RuleOrigin> written, Map<RuleSource, Count> counts) {
        return written.stream()
                .flatMap(rule -> Optional.ofNullable(counts.get(rule.source()))
                        .filter(count -> count.hits() == 0)
                        .map(count -> finding(rule, count))
                        .stream())
                .toList();
    }

    private static Finding finding(RuleOrigin rule, Count count) {
        return new Finding(
                Kind.NEVER_HIT,
                List.of(rule),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Wording.of(rule).and(" has not been hit since " + count.since()));
    }
}
