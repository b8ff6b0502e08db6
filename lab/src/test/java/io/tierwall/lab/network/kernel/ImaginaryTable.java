package io.tierwall.lab.network.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of nftables as far as single commands go: it knows what is there, and refuses what refers to something that
 * is not, or takes away what something refers to.
 */
final class ImaginaryTable {

    private static final Pattern SET = Pattern.compile("@(\\w+)");
    private static final Pattern COUNTER = Pattern.compile("counter name \"(\\w+)\"");
    private static final Pattern CHAIN = Pattern.compile("(?:jump|goto) (\\w+)");
    private static final Pattern ELEMENT = Pattern.compile("(0x[0-9a-f]{8})(?: : \"(\\w+)\")?");
    private static final Pattern JUMP = Pattern.compile("jump (page\\d+)");

    private final Map<String, List<String>> chains = new TreeMap<>();
    private final Map<String, String> sets = new TreeMap<>();
    private final Map<String, Map<String, String>> maps = new TreeMap<>();
    private final Set<String> counters = new HashSet<>();

    void load(String commands) {
        commands.lines().forEach(this::carryOut);
    }

    private void carryOut(String command) {
        String[] words = command.split(" ", 6);
        String name = words.length > 4 ? words[4] : "";
        String rest = words.length > 5 ? words[5] : "";
        switch (words[0] + " " + words[1]) {
            case "add table" -> {}
            case "add chain" -> chains.putIfAbsent(name, new ArrayList<>());
            case "flush chain" -> there(chains, name).clear();
            case "delete chain" -> {
                require(there(chains, name).isEmpty() && !refers(CHAIN, name), command);
                chains.remove(name);
            }
            case "add rule" -> {
                require(
                        mentioned(SET, rest).stream().allMatch(one -> sets.containsKey(one) || maps.containsKey(one)),
                        command);
                require(counters.containsAll(mentioned(COUNTER, rest)), command);
                require(chains.keySet().containsAll(mentioned(CHAIN, rest)), command);
                there(chains, name).add(rest);
            }
            case "add set" -> require(sets.put(name, rest) == null, command);
            case "delete set" -> require(!refers(SET, name) && sets.remove(name) != null, command);
            case "add map" -> require(maps.put(name, new TreeMap<>()) == null, command);
            case "add element" ->
                elements(rest).forEach((mark, counter) -> {
                    require(counters.contains(counter), command);
                    require(there(maps, name).put(mark, counter) == null, command);
                });
            case "delete element" ->
                elements(rest)
                        .keySet()
                        .forEach(mark -> require(there(maps, name).remove(mark) != null, command));
            case "add counter" -> require(counters.add(name), command);
            case "delete counter" -> {
                require(!refers(COUNTER, name), command);
                require(maps.values().stream().noneMatch(map -> map.containsValue(name)), command);
                require(counters.remove(name), command);
            }
            default -> throw new IllegalStateException("no such command: " + command);
        }
    }

    private static void require(boolean condition, String command) {
        if (!condition) {
            throw new IllegalStateException("refused: " + command);
        }
    }

    private static <V> V there(Map<String, V> things, String name) {
        V thing = things.get(name);
        if (thing == null) {
            throw new IllegalStateException("there is no " + name);
        }
        return thing;
    }

    private static Set<String> mentioned(Pattern kind, String line) {
        Set<String> names = new HashSet<>();
        for (Matcher matcher = kind.matcher(line); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private boolean refers(Pattern kind, String name) {
        return chains.values().stream()
                .flatMap(List::stream)
                .anyMatch(line -> mentioned(kind, line).contains(name));
    }

    private static Map<String, String> elements(String braces) {
        Map<String, String> elements = new TreeMap<>();
        for (Matcher matcher = ELEMENT.matcher(braces); matcher.find(); ) {
            elements.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
        }
        return elements;
    }

    /** What packets meet: rules in place of the pages that they stand on, definitions in place of names of sets. */
    Map<String, List<String>> meaning() {
        Map<String, List<String>> meaning = new TreeMap<>();
        chains.forEach((name, lines) -> {
            if (!name.startsWith("page")) {
                meaning.put(
                        name,
                        lines.stream()
                                .flatMap(line -> pageOrLine(line).stream())
                                .map(this::defined)
                                .toList());
            }
        });
        maps.forEach((name, map) -> meaning.put(name, List.of(map.toString())));
        return meaning;
    }

    private List<String> pageOrLine(String line) {
        Matcher page = JUMP.matcher(line);
        return page.matches()
                ? there(chains, page.group(1))
                : line.equals("meta mark 1 return") ? List.of() : List.of(line);
    }

    private String defined(String line) {
        return SET.matcher(line)
                .replaceAll(set -> Matcher.quoteReplacement(sets.getOrDefault(set.group(1), set.group(1))));
    }

    /** All that is there, by name. */
    Set<String> names() {
        Set<String> names = new HashSet<>(counters);
        for (Map<String, ?> things : Arrays.<Map<String, ?>>asList(sets, maps)) {
            names.addAll(things.keySet());
        }
        return names;
    }

    /** The pages that no packet comes to. */
    List<String> lostPages() {
        return chains.keySet().stream()
                .filter(name -> name.startsWith("page") && !refers(CHAIN, name))
                .toList();
    }
}
