package io.tierwall.analysis.reach;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns for people, two blanks apart. */
public final class TextTable {

    private TextTable() {}

    /** @param rows the first is the heading; all of one length */
    public static String of(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(row.get(column))
                    .repeat(' ', widths[column] - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
