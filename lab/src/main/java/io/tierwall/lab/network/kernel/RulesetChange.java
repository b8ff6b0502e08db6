package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The way from one ruleset of a table to the next: what both hold stays as it is. */
record RulesetChange(Ruleset before, Ruleset after) {

    /**
     * A transaction that brings the sets in that are missing, before any rule refers to them: a set that comes with its
     * rules seems empty to packets for a moment. Nothing where none is missing.
     */
    Optional<String> preparation() {
        Map<NamedSet, Integer> known = before.written().sets().numbers();
        List<String> fresh = after.written().sets().numbers().keySet().stream()
                .filter(set -> !known.containsKey(set))
                .map(set ->
                        "add set " + after.table() + " " + after.written().name(set) + " { " + set.definition() + " }")
                .sorted()
                .toList();
        return fresh.isEmpty() ? Optional.empty() : Optional.of(text(fresh));
    }

    /** One transaction that leaves exactly the next ruleset in force, after its preparation. */
    String transaction() {
        List<String> out = new ArrayList<>();
        Set<String> counters = after.written().counters();
        Set<String> countersBefore = before.written().counters();
        if (before.chains().isEmpty()) {
            declare(out);
        }
        without(counters, countersBefore).forEach(counter -> out.add("add counter " + named(counter)));
        for (Direction direction : Direction.values()) {
            addElements(out, direction);
        }
        addPages(out);
        after.chains().forEach((chain, lines) -> {
            if (!lines.equals(before.chains().get(chain))) {
                out.add("flush chain " + named(chain));
                addRules(out, chain, lines);
            }
        });
        deletePages(out);
        for (Direction direction : Direction.values()) {
            deleteElements(out, direction);
        }
        without(countersBefore, counters).forEach(counter -> out.add("delete counter " + named(counter)));
        before.written().sets().numbers().keySet().stream()
                .filter(set -> !after.written().sets().numbers().containsKey(set))
                .map(before.written()::name)
                .sorted()
                .forEach(set -> out.add("delete set " + named(set)));
        return text(out);
    }

    private String named(String what) {
        return after.table() + " " + what;
    }

    private String text(List<String> commands) {
        return "add table " + after.table() + "\n"
                + commands.stream().map(command -> command + "\n").collect(Collectors.joining());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>();
        some.stream().filter(one -> !others.contains(one)).forEach(left::add);
        return left;
    }

    private void declare(List<String> out) {
        after.chains().keySet().forEach(chain -> out.add("add chain " + named(chain) + Chains.declaration(chain)));
        for (Direction direction : Direction.values()) {
            out.add("add map " + named(Ruleset.further(direction)) + " { type mark : counter; }");
        }
    }

    private void addRules(List<String> out, String chain, Collection<String> lines) {
        lines.forEach(line -> out.add("add rule " + named(chain) + " " + line));
    }

    private void addPages(List<String> out) {
        pages(after, before).forEach((name, page) -> {
            out.add("add chain " + named(name));
            addRules(out, name, page.lines());
        });
    }

    private void deletePages(List<String> out) {
        pages(before, after).keySet().forEach(name -> out.add("flush chain " + named(name)));
        pages(before, after).keySet().forEach(name -> out.add("delete chain " + named(name)));
    }

    /** Those of one ruleset that the other does not have, by name. */
    private static Map<String, Page> pages(Ruleset of, Ruleset other) {
        Map<String, Page> pages = new TreeMap<>();
        of.pages().numbers().keySet().stream()
                .filter(page -> !other.pages().numbers().containsKey(page))
                .forEach(page -> pages.put(of.name(page), page));
        return pages;
    }

    private void addElements(List<String> out, Direction direction) {
        Map<String, String> now = after.written().further(direction);
        Set<String> fresh =
                without(now.keySet(), before.written().further(direction).keySet());
        if (!fresh.isEmpty()) {
            List<String> elements = fresh.stream()
                    .map(mark -> mark + " : \"" + now.get(mark) + "\"")
                    .toList();
            out.add("add element " + named(Ruleset.further(direction)) + " { " + String.join(", ", elements) + " }");
        }
    }

    private void deleteElements(List<String> out, Direction direction) {
        Set<String> gone = without(
                before.written().further(direction).keySet(),
                after.written().further(direction).keySet());
        if (!gone.isEmpty()) {
            out.add("delete element " + named(Ruleset.further(direction)) + " { " + String.join(", ", gone) + " }");
        }
    }
}
