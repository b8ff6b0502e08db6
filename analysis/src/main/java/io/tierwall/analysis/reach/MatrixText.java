package io.tierwall.analysis.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A matrix for people and for other programs. */
public final class MatrixText {

    private MatrixText() {}

    /** A line for each cell with pairs, after a heading. */
    public static String csv(Matrix matrix) {
        StringBuilder text = new StringBuilder(Csv.line(
                List.of("from", "to", "pairs", "open", "whole", "traffic between some", "traffic between every")));
        cells(matrix)
                .forEach(cell -> text.append(Csv.line(List.of(
                        cell.from(),
                        cell.to(),
                        String.valueOf(cell.passing().pairs()),
                        String.valueOf(cell.passing().open()),
                        String.valueOf(cell.passing().whole()),
                        cell.passing().some().toString(),
                        cell.passing().every().toString()))));
        return text.toString();
    }

    /**
     * A row for each source, a column for each destination. A cell says {@code all}, {@code none}, or of how much:
     * {@code some} of the traffic between each pair, {@code part} where between some pairs nothing passes at all; a
     * dash where there are no pairs.
     */
    public static String table(Matrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("from \\ to"), matrix.destinations().stream())
                .toList());
        for (int row = 0; row < matrix.sources().size(); row++) {
            rows.add(Stream.concat(
                            Stream.of(matrix.sources().get(row)),
                            matrix.rows().get(row).stream().map(MatrixText::word))
                    .toList());
        }
        return TextTable.of(rows);
    }

    private static String word(Passing passing) {
        if (passing.pairs() == 0) {
            return "-";
        }
        return switch (passing.trafficThatPasses()) {
            case ALL -> "all";
            case NONE -> "none";
            case SOME -> passing.open() == passing.pairs() ? "some" : "part";
        };
    }

    /**
     * A directed graph: an edge where anything passes, labelled with the traffic, dashed where not between all pairs.
     */
    public static String graphviz(Matrix matrix) {
        Graphviz graph = new Graphviz();
        Stream.concat(matrix.sources().stream(), matrix.destinations().stream()).forEach(graph::node);
        cells(matrix)
                .filter(cell -> cell.passing().open() > 0)
                .forEach(cell -> graph.edge(
                        cell.from(),
                        cell.to(),
                        cell.passing().some(),
                        cell.passing().open() == cell.passing().pairs()));
        return graph.text();
    }

    private record Cell(String from, String to, Passing passing) {}

    private static Stream<Cell> cells(Matrix matrix) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < matrix.sources().size(); row++) {
            for (int column = 0; column < matrix.destinations().size(); column++) {
                Passing passing = matrix.rows().get(row).get(column);
                if (passing.pairs() > 0) {
                    cells.add(new Cell(
                            matrix.sources().get(row), matrix.destinations().get(column), passing));
                }
            }
        }
        return cells.stream();
    }
}
