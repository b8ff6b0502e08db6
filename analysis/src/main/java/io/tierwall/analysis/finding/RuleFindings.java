package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What follows for a rule from what was found out about it in all lists. */
record RuleFindings(AddressBook addresses, Predicate<RuleSource> isOurs) {

    /** At most one: what takes no effect makes no difference either. */
    Optional<Finding> of(RuleOrigin rule, List<Rule> cameTo, Collection<RuleFacts> facts) {
        if (facts.stream().anyMatch(RuleFacts::differs)) {
            return Optional.empty();
        }
        Optional<Flow> matched = first(facts, RuleFacts::matched);
        if (matched.isEmpty()) {
            return Optional.of(matchesNothing(rule, cameTo));
        }
        Optional<Flow> taken = first(facts, RuleFacts::taken);
        return Optional.of(
                taken.isEmpty() ? takesNothing(rule, facts, matched.get()) : redundant(rule, facts, taken.get()));
    }

    /** The first of these flows, in whichever list it was found. */
    static Optional<Flow> first(Collection<RuleFacts> facts, Function<RuleFacts, Optional<Flow>> flow) {
        return facts.stream().flatMap(fact -> flow.apply(fact).stream()).min(Flow::compareTo);
    }

    private Finding matchesNothing(RuleOrigin rule, List<Rule> cameTo) {
        String why;
        if (cameTo.isEmpty()) {
            why = "no pod has ports of the names that it gives";
        } else if (cameTo.stream().allMatch(part -> part.appliedTo().isEmpty())) {
            why = "it is applied to nobody";
        } else if (cameTo.stream().allMatch(part -> isNobody(part.far()))) {
            why = "there is nobody at its other end";
        } else if (cameTo.stream().allMatch(part -> part.traffic().isEmpty())) {
            why = "it covers no traffic";
        } else {
            why = "between its two ends nothing can flow";
        }
        return new Finding(
                Kind.MATCHES_NOTHING,
                List.of(rule),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Wording.of(rule).and(" matches nothing: " + why));
    }

    private static boolean isNobody(FarEnd far) {
        return far instanceof FarEnd.Addresses(var numbers) && numbers.isEmpty();
    }

    private Finding takesNothing(RuleOrigin rule, Collection<RuleFacts> facts, Flow matched) {
        Set<RuleOrigin> takers = union(facts, RuleFacts::takers);
        Optional<Flow> amongOurs = first(facts, RuleFacts::takesAmongOurs);
        boolean defeated = amongOurs.isPresent();
        List<RuleOrigin> because = RuleOrder.sort(
                defeated ? takers.stream().filter(taker -> !isOurs.test(taker.source())) : takers.stream());
        return new Finding(
                defeated ? Kind.DEFEATED : Kind.SHADOWED,
                List.of(rule),
                because,
                Optional.empty(),
                Optional.of(Witness.of(amongOurs.orElse(matched), rule.direction(), addresses)),
                Wording.of(rule)
                        .and(" takes no effect: "
                                + (defeated ? "foreign policies come first, by " : "all that it matches is taken by "))
                        .and(because));
    }

    private Finding redundant(RuleOrigin rule, Collection<RuleFacts> facts, Flow taken) {
        List<RuleOrigin> because = RuleOrder.sort(union(facts, RuleFacts::successors).stream());
        Wording next = because.isEmpty()
                ? Wording.of("no other rule matches, and what no rule matches is allowed")
                : Wording.of("next come ").and(because);
        return new Finding(
                Kind.REDUNDANT,
                List.of(rule),
                because,
                Optional.empty(),
                Optional.of(Witness.of(taken, rule.direction(), addresses)),
                Wording.of("without ")
                        .and(rule)
                        .and(" everything would be decided the same: ")
                        .and(next));
    }

    private static Set<RuleOrigin> union(Collection<RuleFacts> facts, Function<RuleFacts, Set<RuleOrigin>> rules) {
        return facts.stream()
                .flatMap(fact -> Stream.of(rules.apply(fact)))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
