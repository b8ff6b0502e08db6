package io.tierwall.analysis.reach;

import io.tierwall.analysis.members.AddressBook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Answers to who reaches what, for people and for other programs. */
public final class ReachText {

    private static final List<String> HEADING = List.of("from", "to", "traffic with some", "traffic with every");

    private final AddressBook addresses;
    private final Way way;

    /** What was asked of the sets. */
    public enum Way {
        /** Who reaches them. */
        TO,
        /** What they reach. */
        FROM
    }

    /** @param addresses by which the answers are numbered */
    public ReachText(AddressBook addresses, Way way) {
        this.addresses = addresses;
        this.way = way;
    }

    /** A line for each answer, after a heading; parts of a set are separated by blanks. */
    public String csv(List<NamedReach> answers) {
        return rows(answers, AddressText::all).stream().map(Csv::line).collect(Collectors.joining());
    }

    /** A line for each answer; long sets are shortened, and say so. */
    public String table(List<NamedReach> answers) {
        return TextTable.of(rows(answers, AddressText::summary));
    }

    private List<List<String>> rows(List<NamedReach> answers, BiFunction<AddressBook, RoaringBitmap, String> words) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADING));
        answers.forEach(answer -> answer.reaches().forEach(reach -> {
            String who = words.apply(addresses, reach.addresses());
            rows.add(List.of(
                    way == Way.TO ? who : answer.name(),
                    way == Way.TO ? answer.name() : who,
                    reach.some().toString(),
                    reach.every().toString()));
        }));
        return rows;
    }

    /**
     * A directed graph: an edge for each answer, labelled with the traffic, dashed where that does not pass with every
     * address of the set; long sets are shortened, and say so.
     */
    public String graphviz(List<NamedReach> answers) {
        Graphviz graph = new Graphviz();
        answers.forEach(answer -> graph.node(answer.name()));
        answers.forEach(answer -> answer.reaches().forEach(reach -> {
            String who = AddressText.summary(addresses, reach.addresses());
            graph.edge(
                    way == Way.TO ? who : answer.name(),
                    way == Way.TO ? answer.name() : who,
                    reach.some(),
                    reach.some().equals(reach.every()));
        }));
        return graph.text();
    }
}
