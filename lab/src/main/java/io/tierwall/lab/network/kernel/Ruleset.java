package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a node's table holds for some rules. What is still needed keeps its name from one ruleset to the next: counters,
 * sets, and the pages that rules stand on.
 *
 * @param table its name
 * @param pages numbers of the pages
 * @param chains the lines of each chain but the pages; none before the table is there
 */
record Ruleset(String table, WrittenRules written, Numbering<Page> pages, Map<String, List<String>> chains) {

    private static final int MOST_PAGES = 1_000_000;

    /** A table that is not there yet, for rules to come after these. */
    static Ruleset none(String table, WrittenRules before) {
        return new Ruleset(table, before, Numbering.upTo(MOST_PAGES), Map.of());
    }

    /**
     * The ruleset that comes after this one.
     *
     * @throws io.tierwall.lab.network.NetworkException when there are more rules than a mark has room for
     */
    Ruleset next(ResolvedRules rules) {
        WrittenRules next = written.next(rules);
        Map<Place, List<Page>> stages = new LinkedHashMap<>();
        Set<Page> needed = new LinkedHashSet<>();
        for (Direction direction : Direction.values()) {
            for (Stage stage : Stage.values()) {
                List<Page> ofStage = Page.of(next.lines(direction, stage));
                stages.put(new Place(direction, stage), ofStage);
                needed.addAll(ofStage);
            }
        }
        Numbering<Page> numbered = pages.of(needed);
        Map<String, List<String>> lines = new LinkedHashMap<>();
        stages.forEach((place, ofStage) -> lines.put(
                Chains.of(place.direction(), place.stage()),
                Chains.through(
                        ofStage.stream().map(page -> name(numbered, page)).toList(),
                        place.direction(),
                        place.stage())));
        addOthers(next, lines);
        return new Ruleset(table, next, numbered, lines);
    }

    private record Place(Direction direction, Stage stage) {}

    private static void addOthers(WrittenRules rules, Map<String, List<String>> lines) {
        ServiceWriter services = new ServiceWriter(rules.rules().services());
        Optional<String> twins = rules.twins();
        lines.put(Chains.UNSERVED, services.unserved());
        lines.put(Chains.TO_SERVICES, services.toEndpoints());
        lines.put(Chains.FORWARD, forward(twins));
        lines.put(
                Chains.TO_ITSELF,
                twins.stream()
                        .map(set -> "ct status dnat ip saddr . ip daddr @" + set + " masquerade")
                        .toList());
    }

    /** Packets of pods leave by the egress rules and arrive by the ingress rules; those of others only pass by. */
    private static List<String> forward(Optional<String> twins) {
        String established = "ct state established,related ";
        List<String> lines = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            lines.add(established + "counter name ct mark & " + RuleWriter.half(direction) + " map @"
                    + further(direction));
        }
        lines.add(established + "accept");
        lines.add("jump " + Chains.UNSERVED);
        lines.add("iifname \"" + NodeRouter.POD_LINK + "*\" jump " + Chains.of(Direction.EGRESS, Stage.TIERS));
        lines.add(Chains.UNDECIDED);
        // A service that leads a pod back to itself: Antrea asks no ingress rule.
        twins.ifPresent(set -> lines.add("ct status dnat ip saddr . ip daddr @" + set + " accept"));
        lines.add("oifname \"" + NodeRouter.POD_LINK + "*\" jump " + Chains.of(Direction.INGRESS, Stage.TIERS));
        return lines;
    }

    /** Name of the map from marks to the counters of further packets. */
    static String further(Direction direction) {
        return "further_" + direction.name().toLowerCase(Locale.ROOT);
    }

    String name(Page page) {
        return name(pages, page);
    }

    private static String name(Numbering<Page> pages, Page page) {
        return "page" + pages.number(page);
    }
}
