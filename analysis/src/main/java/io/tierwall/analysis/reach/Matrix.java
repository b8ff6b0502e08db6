package io.tierwall.analysis.reach;

import java.util.List;

/**
 * What passes between sets.
 *
 * @param sources names of sets, the rows
 * @param destinations names of sets, the columns
 * @param rows for each source, for each destination, what passes
 */
public record Matrix(List<String> sources, List<String> destinations, List<List<Passing>> rows) {

    public Matrix {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
