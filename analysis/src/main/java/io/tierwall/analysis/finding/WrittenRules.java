package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of each rule as it is written, state after state. Used by one thread. */
final class WrittenRules {

    private Map<RuleOrigin, Known> known = new HashMap<>();
    private Sayings sayings = new Sayings();

    /**
     * What is known of a rule as long as it comes to the same, and no list says anything else of it.
     *
     * @param saying number of what it says
     */
    private record Known(List<Rule> parts, int saying, Optional<Finding> finding) {}

    /**
     * What there is to find about single rules.
     *
     * @param written in order, with what each came to
     * @param mentions what the lists say
     */
    List<Finding> update(
            Map<RuleOrigin, List<Rule>> written, Mentions<RuleOrigin, RuleFacts> mentions, RuleFindings findings) {
        if (sayings.count() > 2 * written.size()) { // What nobody says any more must not pile up.
            sayings = new Sayings();
            known = Map.of();
        }
        Set<RuleOrigin> changed = mentions.takeChanged();
        Map<RuleOrigin, Known> now = HashMap.newHashMap(written.size());
        List<Finding> found = new ArrayList<>();
        @Nullable RuleOrigin[] first = new @Nullable RuleOrigin[sayings.count() + written.size()];
        written.forEach((rule, parts) -> {
            Known before = known.get(rule);
            Known same = before != null && before.parts.equals(parts) ? before : null;
            int saying = same != null ? same.saying : sayings.number(rule, parts);
            Optional<Finding> finding = same != null && !changed.contains(rule)
                    ? same.finding
                    : findings.of(rule, parts, mentions.of(rule));
            now.put(rule, new Known(parts, saying, finding));
            finding.ifPresent(found::add);
            RuleOrigin earlier = first[saying];
            if (earlier == null) {
                first[saying] = rule;
            } else if (parts.stream().anyMatch(part -> !part.appliedTo().isEmpty())) {
                found.add(duplicate(rule, earlier));
            }
        });
        known = now;
        return found;
    }

    private static Finding duplicate(RuleOrigin rule, RuleOrigin earlier) {
        return new Finding(
                Kind.DUPLICATE,
                List.of(rule),
                List.of(earlier),
                Optional.empty(),
                Optional.empty(),
                Wording.of(rule).and(" says the same as ").and(earlier));
    }
}
