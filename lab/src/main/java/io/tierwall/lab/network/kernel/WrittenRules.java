package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rules in nftables' words. Those that are the same objects in the next rules are not written again: whatever they
 * refer to keeps its number as long as it is needed.
 *
 * @param numbers of the rules, which name their counters and mark their connections
 * @param sets numbers of the sets that the rules refer to
 * @param texts of the rules
 * @param logging whether rules log
 */
record WrittenRules(
        ResolvedRules rules,
        Numbering<RuleSource> numbers,
        Numbering<NamedSet> sets,
        IdentityHashMap<ResolvedRule, Text> texts,
        boolean logging) {

    private static final int MOST_RULES = 0xFFFF;
    private static final int MOST_SETS = 1_000_000;

    /**
     * One rule.
     *
     * @param sets that it refers to
     */
    record Text(Set<NamedSet> sets, List<String> lines) {}

    static WrittenRules none(boolean logging) {
        return none(Numbering.upTo(MOST_RULES), logging);
    }

    private static WrittenRules none(Numbering<RuleSource> known, boolean logging) {
        return new WrittenRules(ResolvedRules.NONE, known, Numbering.upTo(MOST_SETS), new IdentityHashMap<>(), logging);
    }

    /** None, before a next time when everything is written anew. Connections stay marked as they are. */
    WrittenRules forgotten() {
        return none(numbers, logging);
    }

    /** @throws io.tierwall.lab.network.NetworkException when there are more rules than a mark has room for */
    WrittenRules next(ResolvedRules next) {
        IdentityHashMap<ResolvedRule, Text> kept = new IdentityHashMap<>();
        Set<NamedSet> needed = new LinkedHashSet<>();
        next.all().forEach(rule -> {
            Optional<Text> text = kept(rule, next.services());
            text.ifPresent(same -> kept.put(rule, same));
            needed.addAll(text.map(Text::sets).orElseGet(() -> sets(rule, next.services())));
        });
        twins(next.services()).ifPresent(needed::add);
        Set<RuleSource> sources =
                next.all().map(ResolvedRule::source).collect(Collectors.toCollection(LinkedHashSet::new));
        WrittenRules written = new WrittenRules(next, numbers.of(sources), sets.of(needed), kept, logging);
        next.all().filter(rule -> !kept.containsKey(rule)).forEach(written::write);
        return written;
    }

    /** A rule to services depends on where they are. */
    private Optional<Text> kept(ResolvedRule rule, ServiceRoutes services) {
        boolean moved = rule.peers() instanceof Peers.Services && !services.equals(rules.services());
        return moved ? Optional.empty() : Optional.ofNullable(texts.get(rule));
    }

    private Set<NamedSet> sets(ResolvedRule rule, ServiceRoutes services) {
        Set<NamedSet> sets = new LinkedHashSet<>();
        RuleWriter collecting = new RuleWriter(
                numbers,
                set -> {
                    sets.add(set);
                    return "";
                },
                services,
                logging);
        collecting.lines(rule);
        return sets;
    }

    private void write(ResolvedRule rule) {
        texts.put(rule, new Text(sets(rule, rules.services()), writer().lines(rule)));
    }

    private RuleWriter writer() {
        return new RuleWriter(numbers, set -> "@" + name(set), rules.services(), logging);
    }

    String name(NamedSet set) {
        return set.prefix() + sets.number(set);
    }

    private static Optional<NamedSet> twins(ServiceRoutes services) {
        return NamedSet.twins(new ServiceWriter(services).endpoints());
    }

    /** The set of addresses that services may lead back to, where there are any. */
    Optional<String> twins() {
        return twins(rules.services()).map(this::name);
    }

    /** The lines of the rules of a stage, rule by rule. */
    List<List<String>> lines(Direction direction, Stage stage) {
        List<List<String>> lines = new ArrayList<>();
        for (ResolvedRule rule : rules.of(direction)) {
            Text text = texts.get(rule);
            if (rule.stage() == stage && text != null) {
                lines.add(text.lines());
            }
        }
        return lines;
    }

    /** Name of the counter of packets that a rule decides itself. */
    static String decided(int number) {
        return "d" + number;
    }

    /** Name of the counter of further packets of connections that a rule allowed. */
    static String further(int number) {
        return "f" + number;
    }

    /** The names of all counters. */
    Set<String> counters() {
        Set<String> counters = new HashSet<>();
        rules.all().filter(rule -> rule.verdict() != Verdict.PASS).forEach(rule -> {
            int number = numbers.number(rule.source());
            counters.add(decided(number));
            if (rule.verdict() == Verdict.ALLOW) {
                counters.add(further(number));
            }
        });
        return counters;
    }

    /** The counters of further packets in a direction, by what their connections are marked with. */
    Map<String, String> further(Direction direction) {
        RuleWriter writer = writer();
        Map<String, String> counters = new TreeMap<>();
        rules.of(direction).stream()
                .filter(rule -> rule.verdict() == Verdict.ALLOW)
                .forEach(rule -> counters.put(writer.mark(rule), further(numbers.number(rule.source()))));
        return counters;
    }

    /** The rules that log, by what they mark packets with. */
    Map<String, ResolvedRule> logged() {
        RuleWriter writer = writer();
        return rules.all()
                .filter(rule -> rule.log().enabled())
                .collect(Collectors.toMap(writer::logPrefix, rule -> rule, (one, _) -> one));
    }
}
