package io.tierwall.server.proof;

import io.tierwall.analysis.explain.Side;
import io.tierwall.analysis.explain.Walk;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.render.RuleNames;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.sync.trace.Traced;
import io.tierwall.sync.trace.Traced.Decision;
import io.tierwall.sync.trace.Traced.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a packet met what was explained. Pure.
 *
 * @param sentence both sides, and why they cannot be compared if so
 * @param explained the way past the rules that was compared; none where it is not known which one the packet took
 */
public record Agreement(State state, String sentence, Optional<Walk> explained) {

    /** How the two sides stand to each other. */
    public enum State {
        AGREES,
        /** Either the cluster does not do what it should, or the explanation is wrong. */
        CONTRADICTS,
        NOT_COMPARED
    }

    /**
     * Compares the two sides.
     *
     * @param walks one for each endpoint of a service, else just one
     * @param known whether all that decides is known of the cluster
     */
    static Agreement of(Traced traced, List<Walk> walks, boolean known) {
        Optional<Walk> taken = taken(traced, walks);
        if (traced.outcome() == Outcome.UNKNOWN) {
            return notCompared("It is not known what became of the packet.", taken);
        }
        if (!known) {
            return notCompared("Not all that decides has been read in this cluster yet.", taken);
        }
        if (walks.isEmpty()) {
            return notCompared("The service has no ready endpoint, so no rule decides.", taken);
        }
        return taken.map(walk -> compare(traced, walk))
                .orElseGet(() -> notCompared(
                        "The endpoints of the service differ, and the cluster does not say which one it was.",
                        Optional.empty()));
    }

    static Agreement notCompared(String sentence, Optional<Walk> walk) {
        return new Agreement(State.NOT_COMPARED, sentence, walk);
    }

    /** The same with what may explain it. */
    Agreement because(String sentences) {
        return new Agreement(state, sentence + " " + sentences, explained);
    }

    /** The walk to the endpoint that the packet went to; any of them where all are alike. */
    private static Optional<Walk> taken(Traced traced, List<Walk> walks) {
        Optional<String> address = traced.hops().stream()
                .map(Traced.Hop::address)
                .filter(text -> !text.isEmpty())
                .findFirst();
        if (address.isPresent() && walks.size() > 1) {
            return walks.stream()
                    .filter(walk -> walk.packet().to().toString().equals(address.get()))
                    .findFirst();
        }
        boolean alike = walks.stream().map(Walk::verdict).distinct().count() == 1;
        return alike ? walks.stream().findFirst() : Optional.empty();
    }

    private static Agreement compare(Traced traced, Walk walk) {
        if (verdict(traced.outcome()) != walk.verdict()) {
            return new Agreement(
                    State.CONTRADICTS,
                    "The explanation says " + walk.verdict() + ", and the packet was " + word(traced.outcome()) + ".",
                    Optional.of(walk));
        }
        return traced.decisions().stream()
                .flatMap(decision -> difference(decision, walk).stream())
                .findFirst()
                .map(sentence -> new Agreement(State.CONTRADICTS, sentence, Optional.of(walk)))
                .orElseGet(() -> new Agreement(
                        State.AGREES,
                        "The explanation says " + walk.verdict() + ", and the packet was " + word(traced.outcome())
                                + ".",
                        Optional.of(walk)));
    }

    private static Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED, FORWARDED_OUT -> Verdict.ALLOW;
            case DROPPED -> Verdict.DROP;
            case REJECTED -> Verdict.REJECT;
            case UNKNOWN -> throw new IllegalStateException("what is not known is not compared");
        };
    }

    private static String word(Outcome outcome) {
        return outcome == Outcome.FORWARDED_OUT
                ? "forwarded out of the cluster"
                : outcome.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Where both name a rule of Antrea's tiers, and not the same. Others have no names, or several that are as good.
     */
    private static Optional<String> difference(Decision decision, Walk walk) {
        Optional<Side> side = decision.end() == Direction.EGRESS ? walk.egress() : walk.ingress();
        return side.flatMap(Side::decidedBy)
                .filter(rule -> isAntreas(rule) && decision.policy().startsWith("Antrea"))
                .filter(rule -> !names(decision, rule))
                .map(rule -> "Both say " + rule.verdict() + ", but by different rules: the explanation by "
                        + rule.source().ruleName() + " of " + rule.source().reference() + ", the cluster by "
                        + decision.rule() + " of " + decision.policy() + ".");
    }

    private static boolean isAntreas(RuleOrigin rule) {
        return rule.source().kind() != PolicyKind.KUBERNETES && !rule.isIsolation();
    }

    /** For a moment a policy has a rule in two forms: they are the same to whoever wrote it. */
    private static boolean names(Decision decision, RuleOrigin rule) {
        String name = rule.source().ruleName();
        boolean same = decision.rule().isEmpty()
                || decision.rule().equals(name)
                || (RuleNames.ruleId(name).isPresent()
                        && RuleNames.ruleId(name).equals(RuleNames.ruleId(decision.rule())));
        return same && decision.policy().equals(rule.source().reference());
    }
}
