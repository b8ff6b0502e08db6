package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The rules of one list by what they say, as sets of places, and who decides where some of them match. */
final class ListRules {

    private final List<Rule> rules;
    private final int words;
    private final long[] all;
    private final long[] passing;
    private final long[] later;
    private final long[] ours;
    private final Verdict[] verdicts;
    /** What is written, in order, and for each place, which of it the rule came from. */
    private final List<RuleOrigin> origins = new ArrayList<>();

    private final int[] originOf;
    /** The places of what came from one thing that is written. */
    private final long[][] siblings;

    /**
     * Who takes a flow.
     *
     * @param passer the place of the rule that hands it over to later stages, or {@link Places#NONE}
     * @param decider the place of the rule that decides it in the end, or {@link Places#NONE}
     */
    record Takers(int passer, int decider) {

        /** The first of the two. */
        int first() {
            return passer == Places.NONE ? decider : passer;
        }
    }

    ListRules(List<Rule> rules, int words, Predicate<RuleSource> isOurs) {
        this.rules = rules;
        this.words = words;
        this.all = Places.where(rules, words, _ -> true);
        this.passing = Places.where(
                rules, words, rule -> rule.origin().verdict() == Verdict.PASS && stage(rule) == Stage.TIERS);
        this.later = Places.where(rules, words, rule -> stage(rule) != Stage.TIERS);
        this.ours = Places.where(rules, words, rule -> isOurs.test(rule.origin().source()));
        this.verdicts = rules.stream()
                .map(rule -> rule.origin().verdict() == Verdict.PASS
                        ? Verdict.ALLOW
                        : rule.origin().verdict())
                .toArray(Verdict[]::new);
        this.originOf = new int[rules.size()];
        Map<RuleOrigin, Integer> numbers = HashMap.newHashMap(rules.size());
        for (int place = 0; place < originOf.length; place++) {
            RuleOrigin origin = rules.get(place).origin();
            originOf[place] = numbers.computeIfAbsent(origin, _ -> {
                origins.add(origin);
                return origins.size() - 1;
            });
        }
        this.siblings = new long[origins.size()][words];
        for (int place = 0; place < originOf.length; place++) {
            Places.add(siblings[originOf[place]], place);
        }
    }

    private static Stage stage(Rule rule) {
        return rule.origin().place().stage();
    }

    int count() {
        return originOf.length;
    }

    int words() {
        return words;
    }

    Rule rule(int place) {
        return rules.get(place);
    }

    List<RuleOrigin> origins() {
        return origins;
    }

    /** What a rule came from, by number. */
    int origin(int place) {
        return originOf[place];
    }

    boolean isOurs(int place) {
        return Places.contains(ours, place);
    }

    /** Whether some of the rules are ours, and some are not. */
    boolean isMixed() {
        return !Arrays.equals(ours, all) && Places.first(ours, ours) != Places.NONE;
    }

    long[] ours() {
        return ours;
    }

    Takers takers(long[] matching) {
        return takers(matching, all);
    }

    /** Who takes what these rules match, if there were only certain rules. */
    Takers takers(long[] matching, long[] among) {
        int first = Places.first(matching, among);
        if (first == Places.NONE || !Places.contains(passing, first)) {
            return new Takers(Places.NONE, first);
        }
        int decider = Places.NONE;
        for (int word = 0; word < words && decider == Places.NONE; word++) {
            long left = matching[word] & among[word] & later[word];
            decider = left == 0 ? Places.NONE : word * Long.SIZE + Long.numberOfTrailingZeros(left);
        }
        return new Takers(first, decider);
    }

    /** All rules but those that came from the same as this one. */
    long[] without(int origin) {
        long[] others = all.clone();
        for (int word = 0; word < words; word++) {
            others[word] &= ~siblings[origin][word];
        }
        return others;
    }

    /** What becomes of a flow that a rule decides, or none. */
    Verdict verdict(int decider) {
        return decider == Places.NONE ? Verdict.ALLOW : verdicts[decider];
    }

    /** Rules that say the opposite of one in the same stage, of Antrea's policies. */
    long[] opposite(int place) {
        boolean allows = verdicts[place] == Verdict.ALLOW;
        Stage stage = stage(rules.get(place));
        long[] opposite = new long[words];
        for (int other = 0; stage != Stage.KUBERNETES && other < verdicts.length; other++) {
            if ((verdicts[other] == Verdict.ALLOW) != allows
                    && stage(rules.get(other)) == stage
                    && !Places.contains(passing, other)) {
                Places.add(opposite, other);
            }
        }
        return opposite;
    }

    /** Whether two rules are of one policy. */
    boolean isSamePolicy(int one, int other) {
        return Policies.of(rules.get(one).origin())
                .equals(Policies.of(rules.get(other).origin()));
    }
}
