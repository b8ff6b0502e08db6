package io.tierwall.bench;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcome of a race.
 *
 * @param ratios how many times the speed of a contender Tierwall has, by the contender's name; greater is better
 * @param notes what a reader has to know, such as what was left out and why
 */
public record Result(List<Contender> contenders, Map<String, Ratio> ratios, List<String> notes) {

    /**
     * A comparison with another contender.
     *
     * @param of what is compared, for a person
     */
    public record Ratio(Figure value, String of) {}

    /** @throws IllegalStateException when contenders did different work: there is nothing to compare then */
    public Result {
        contenders = List.copyOf(contenders);
        ratios = Collections.unmodifiableSortedMap(new TreeMap<>(ratios));
        notes = List.copyOf(notes);
        List<String> works = contenders.stream()
                .map(Contender::work)
                .filter(work -> !work.isEmpty())
                .distinct()
                .toList();
        if (works.size() > 1) {
            throw new IllegalStateException("the contenders did not do the same work: "
                    + contenders.stream()
                            .map(contender -> contender.name() + " " + contender.work())
                            .toList());
        }
    }
}
