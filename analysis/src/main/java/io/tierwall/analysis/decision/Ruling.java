package io.tierwall.analysis.decision;

import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Verdict;
import java.util.Optional;

/**
 * What becomes of one packet.
 *
 * @param verdict {@link Verdict#ALLOW}, {@link Verdict#DROP} or {@link Verdict#REJECT}
 * @param egress the rule that decided when it left; none where nothing matched
 * @param ingress the rule that decided when it arrived; none where nothing matched, or it never arrived
 */
public record Ruling(Verdict verdict, Optional<Rule> egress, Optional<Rule> ingress) {

    static Ruling of(Optional<Rule> egress, Optional<Rule> ingress) {
        Verdict leaving = of(egress);
        return new Ruling(leaving == Verdict.ALLOW ? of(ingress) : leaving, egress, ingress);
    }

    static Verdict of(Optional<Rule> rule) {
        return verdict(rule.map(Rule::origin));
    }

    /**
     * What the rule that decides says of a packet. Where nothing matches, and where a rule after which nothing comes
     * passes on, packets pass.
     */
    public static Verdict verdict(Optional<RuleOrigin> decided) {
        return decided.map(origin -> switch (origin.verdict()) {
                    case ALLOW, PASS -> Verdict.ALLOW;
                    case DROP -> Verdict.DROP;
                    case REJECT -> Verdict.REJECT;
                })
                .orElse(Verdict.ALLOW);
    }
}
