package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.List;
import java.util.Optional;

/**
 * One thing that somebody should look at.
 *
 * @param rules those it is about, in order; none where it is about a group
 * @param because the rules that make it so, in order; none where no rule does
 * @param group the group that it is about, as {@code web} or {@code shop/web}; empty where it is about rules
 * @param witness a flow that shows it; of one that is never decided as a rule says, one that the rule matches
 * @param wording what it says, whatever the rules are called
 * @param observations what several clusters show of it, this one among them; none where this one alone shows it
 */
public record Finding(
        Kind kind,
        List<RuleOrigin> rules,
        List<RuleOrigin> because,
        Optional<String> group,
        Optional<Witness> witness,
        Wording wording,
        List<Observation> observations) {

    /** How much it matters. */
    public enum Severity {
        /** Something is not enforced that somebody wrote. */
        HIGH,
        /** Probably not meant. */
        MEDIUM,
        /** Could be tidied up. */
        LOW
    }

    /** What there is to find. */
    public enum Kind {
        /** A rule of ours takes effect nowhere, and would without foreign policies. */
        DEFEATED(Severity.HIGH),
        /** A foreign policy decides flows of which ours, met later, say otherwise. */
        OVERRIDDEN(Severity.HIGH),
        /** A rule names a group that does not exist. */
        MISSING_GROUP(Severity.HIGH),
        /** A rule takes effect nowhere: others before it take all that it matches. */
        SHADOWED(Severity.MEDIUM),
        /** Two policies contradict each other, and only their order says who is right. */
        CONFLICT(Severity.MEDIUM),
        /** No flow there can be matches a rule. */
        MATCHES_NOTHING(Severity.MEDIUM),
        /** A group selects nobody. */
        EMPTY_GROUP(Severity.MEDIUM),
        /** A group that rules are applied to selects nobody, and somebody in other clusters that these rules span. */
        GROUP_WITHOUT_WORKLOAD(Severity.MEDIUM),
        /** A rule says what one before it says. */
        DUPLICATE(Severity.LOW),
        /** A rule takes effect, and without it everything would be decided the same. */
        REDUNDANT(Severity.LOW),
        /** No rule and no other group names a group. */
        UNUSED_GROUP(Severity.LOW),
        /** No packet has been counted for a rule. */
        NEVER_HIT(Severity.LOW),
        /** An Allow was hit in other clusters, and not in this one, where it could have been. */
        WIDER_THAN_OBSERVED(Severity.LOW);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    public Finding {
        rules = List.copyOf(rules);
        because = List.copyOf(because);
        observations = List.copyOf(observations);
    }

    /** One that this cluster alone shows. */
    Finding(
            Kind kind,
            List<RuleOrigin> rules,
            List<RuleOrigin> because,
            Optional<String> group,
            Optional<Witness> witness,
            Wording wording) {
        this(kind, rules, because, group, witness, wording, List.of());
    }

    /** What it says, with the names that the cluster has for rules. */
    public String sentence() {
        return wording.in(RuleNaming.IN_CLUSTER);
    }
}
