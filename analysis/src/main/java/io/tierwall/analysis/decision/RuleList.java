package io.tierwall.analysis.decision;

import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one direction that protect the same addresses, in order, and what they come to for each class of far
 * ends. Looked into when it is first asked; what was found stays true when classes are divided later. Two are equal
 * when their rules are the same objects. For any number of threads, which may find out the same twice.
 */
public final class RuleList {

    private final Rule[] rules;
    private final int hash;
    private volatile @Nullable FarClasses known;

    RuleList(List<Rule> rules) {
        this.rules = rules.toArray(Rule[]::new);
        this.hash = Arrays.hashCode(this.rules);
    }

    /** Whether it is these rules, the same objects. */
    public boolean is(List<Rule> others) {
        if (rules.length != others.size()) {
            return false;
        }
        for (int place = 0; place < rules.length; place++) {
            if (!rules[place].equals(others.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** The rules in order; the place in the list is what tables call them by. */
    public List<Rule> rules() {
        return Collections.unmodifiableList(Arrays.asList(rules));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RuleList list && hash == list.hash && Arrays.equals(rules, list.rules));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The rule at a place. */
    public Rule rule(int place) {
        return rules[place];
    }

    /** The far ends as these rules tell them apart. */
    FarClasses classes(Partition far) {
        FarClasses found = known;
        if (found == null || !found.holdFor(far)) {
            found = new FarClasses(rules, far);
            known = found;
        }
        return found;
    }

    /** What becomes of traffic with a class of far ends that is addressed directly. */
    TrafficTable table(Partition far, int farClass) {
        FarClasses classes = classes(far);
        return classes.table(classes.node(far, farClass));
    }

    /** The rule that decides what is addressed directly. */
    Optional<Rule> deciding(Partition far, int farClass, int point) {
        int place = table(far, farClass).decider(point);
        return place == TrafficTable.NOTHING ? Optional.empty() : Optional.of(rules[place]);
    }

    /** The rule that decides what is addressed to a service, rule by rule: few rules are about services. */
    Optional<Rule> deciding(int farAddress, int point, ServiceName through) {
        boolean passed = false;
        for (Rule rule : rules) {
            boolean met = !(passed && rule.origin().place().stage() == Stage.TIERS)
                    && rule.traffic().contains(point)
                    && rule.far().contains(farAddress, through);
            if (met
                    && rule.origin().verdict() == Verdict.PASS
                    && rule.origin().place().stage() == Stage.TIERS) {
                passed = true;
            } else if (met) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** Whether rules are about services, so that a service makes a difference. */
    boolean knowsServices() {
        return Arrays.stream(rules).anyMatch(rule -> rule.far() instanceof FarEnd.Services);
    }
}
