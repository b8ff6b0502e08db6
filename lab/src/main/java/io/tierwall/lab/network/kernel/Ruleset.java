package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a node's table holds for some rules. Counters and sets are kept from one ruleset to the next where they are
 * still needed; chains are written anew.
 *
 * @param numbers of the rules, which name their counters and mark their connections
 * @param sets numbers of the sets that the rules refer to
 * @param logging whether rules log
 */
record Ruleset(ResolvedRules rules, Numbering<RuleSource> numbers, Numbering<NamedSet> sets, boolean logging) {

    static final String TABLE = "inet tierwall";

    private static final int MOST_RULES = 0xFFFF;
    private static final int MOST_SETS = 1_000_000;

    /** A node that has no table yet. */
    static Ruleset none(boolean logging) {
        return new Ruleset(ResolvedRules.NONE, Numbering.upTo(MOST_RULES), Numbering.upTo(MOST_SETS), logging);
    }

    /**
     * The ruleset that comes after this one.
     *
     * @throws io.tierwall.lab.network.NetworkException when there are more rules than a mark has room for
     */
    Ruleset next(ResolvedRules next) {
        Set<NamedSet> needed = new LinkedHashSet<>();
        RuleWriter collecting = new RuleWriter(
                numbers,
                set -> {
                    needed.add(set);
                    return "";
                },
                next.services(),
                logging);
        next.all().forEach(collecting::lines);
        twins(next).ifPresent(needed::add);
        Set<RuleSource> sources =
                next.all().map(ResolvedRule::source).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Ruleset(next, numbers.of(sources), sets.of(needed), logging);
    }

    private static Optional<NamedSet> twins(ResolvedRules rules) {
        NamedSet.Twins twins = new NamedSet.Twins(new ServiceWriter(rules.services()).endpoints());
        return twins.addresses().isEmpty() ? Optional.empty() : Optional.of(twins);
    }

    /** Name of the counter of packets that a rule decides itself. */
    static String decided(int number) {
        return "d" + number;
    }

    /** Name of the counter of further packets of connections that a rule allowed. */
    static String further(int number) {
        return "f" + number;
    }

    private Set<String> counters() {
        Set<String> counters = new TreeSet<>();
        rules.all().filter(rule -> rule.verdict() != Verdict.PASS).forEach(rule -> {
            int number = numbers.number(rule.source());
            counters.add(decided(number));
            if (rule.verdict() == Verdict.ALLOW) {
                counters.add(further(number));
            }
        });
        return counters;
    }

    private String name(NamedSet set) {
        return set.prefix() + sets.number(set);
    }

    /**
     * A transaction that brings the sets in that are missing, before any rule refers to them: a set that comes with its
     * rules seems empty to packets for a moment. Nothing where none is missing.
     */
    Optional<String> preparation(Ruleset before) {
        List<String> fresh = sets.numbers().keySet().stream()
                .filter(set -> !before.sets.numbers().containsKey(set))
                .map(set -> "add set " + TABLE + " " + name(set) + " { " + set.definition() + " }")
                .sorted()
                .toList();
        return fresh.isEmpty() ? Optional.empty() : Optional.of("add table " + TABLE + "\n" + lines(fresh));
    }

    /** One transaction that leaves exactly this in force where the ruleset before was, after its preparation. */
    String transaction(Ruleset before) {
        List<String> out = new ArrayList<>();
        out.add("add table " + TABLE);
        Chains.all().forEach(chain -> out.add("add chain " + TABLE + " " + chain + Chains.declaration(chain)));
        Chains.all().forEach(chain -> out.add("flush chain " + TABLE + " " + chain));
        without(before.counters(), counters()).forEach(counter -> out.add("delete counter " + TABLE + " " + counter));
        before.sets.numbers().keySet().stream()
                .filter(set -> !sets.numbers().containsKey(set))
                .forEach(set -> out.add("delete set " + TABLE + " " + before.name(set)));
        without(counters(), before.counters()).forEach(counter -> out.add("add counter " + TABLE + " " + counter));
        addRules(out);
        return lines(out);
    }

    /** This ruleset after an attempt to change over failed: the names of sets that may be left of it are never used. */
    Ruleset after(Ruleset failed) {
        return new Ruleset(rules, numbers, sets.skipping(failed.sets.last()), logging);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private RuleWriter writer() {
        return new RuleWriter(numbers, set -> "@" + name(set), rules.services(), logging);
    }

    /** The rules that log, by what they mark packets with. */
    Map<String, ResolvedRule> logged() {
        RuleWriter writer = writer();
        return rules.all()
                .filter(rule -> rule.log().enabled())
                .collect(Collectors.toMap(writer::logPrefix, rule -> rule, (one, _) -> one));
    }

    private void addRules(List<String> out) {
        ServiceWriter services = new ServiceWriter(rules.services());
        add(out, Chains.TO_SERVICES, services.toEndpoints());
        add(out, Chains.UNSERVED, services.unserved());
        RuleWriter writer = writer();
        add(out, Chains.FORWARD, forward(writer));
        twins(rules)
                .ifPresent(twins -> add(
                        out,
                        Chains.TO_ITSELF,
                        List.of("ct status dnat ip saddr . ip daddr @" + name(twins) + " masquerade")));
        for (Direction direction : Direction.values()) {
            rules.of(direction).forEach(rule -> add(out, Chains.of(direction, rule.stage()), writer.lines(rule)));
            for (Stage stage : Stage.values()) {
                Chains.next(direction, stage)
                        .ifPresent(next -> add(out, Chains.of(direction, stage), List.of("goto " + next)));
            }
        }
    }

    private static void add(List<String> out, String chain, Collection<String> lines) {
        lines.forEach(line -> out.add("add rule " + TABLE + " " + chain + " " + line));
    }

    /** Packets of pods leave by the egress rules and arrive by the ingress rules; those of others only pass by. */
    private List<String> forward(RuleWriter writer) {
        List<String> lines = new ArrayList<>();
        countingFurther(writer, rules.egress(), "0xffff0000").ifPresent(lines::add);
        countingFurther(writer, rules.ingress(), "0x0000ffff").ifPresent(lines::add);
        lines.add("ct state established,related accept");
        lines.add("jump " + Chains.UNSERVED);
        lines.add("iifname \"" + NodeRouter.POD_LINK + "*\" jump " + Chains.of(Direction.EGRESS, Stage.TIERS));
        // A service that leads a pod back to itself: Antrea asks no ingress rule.
        twins(rules).ifPresent(twins -> lines.add("ct status dnat ip saddr . ip daddr @" + name(twins) + " accept"));
        lines.add("oifname \"" + NodeRouter.POD_LINK + "*\" jump " + Chains.of(Direction.INGRESS, Stage.TIERS));
        return lines;
    }

    private Optional<String> countingFurther(RuleWriter writer, List<ResolvedRule> written, String half) {
        Map<String, String> counters = written.stream()
                .filter(rule -> rule.verdict() == Verdict.ALLOW)
                .collect(Collectors.toMap(
                        writer::mark, rule -> further(numbers.number(rule.source())), (one, _) -> one));
        String elements = counters.entrySet().stream()
                .map(entry -> entry.getKey() + " : \"" + entry.getValue() + "\"")
                .sorted()
                .collect(Collectors.joining(", "));
        return elements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "ct state established,related counter name ct mark & " + half + " map { " + elements + " }");
    }
}
