package io.tierwall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A result for people. */
final class TextReport {

    private static final List<String> HEADER = List.of("contender", "figure", "value", "unit", "aim", "");
    private static final int VALUE = 2;

    private TextReport() {}

    static String of(Race race, Course course, Result result) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        result.contenders()
                .forEach(contender -> contender.figures().forEach(figure -> rows.add(row(contender.name(), figure))));
        result.ratios().forEach((name, ratio) -> rows.add(row("against " + name, ratio.value())));
        List<String> lines = new ArrayList<>();
        lines.add(race.name() + ": " + race.summary());
        lines.add("on " + Machine.describe() + "; scale "
                + course.scale().name().toLowerCase(Locale.ROOT) + ", seed " + course.seed());
        lines.add("");
        lines.addAll(align(rows));
        lines.add("");
        result.ratios().forEach((name, ratio) -> lines.add("against " + name + ": " + ratio.of()));
        result.notes().forEach(note -> lines.add("note: " + note));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> row(String contender, Figure figure) {
        return List.of(
                contender,
                figure.name(),
                number(figure.value()),
                figure.unit(),
                figure.aim().map(TextReport::aim).orElse(""),
                figure.aim().isEmpty() ? "" : figure.isMet() ? "met" : "MISSED");
    }

    private static String aim(Figure.Aim aim) {
        return switch (aim) {
            case Figure.Aim.AtLeast(double bound) -> ">= " + number(bound);
            case Figure.Aim.AtMost(double bound) -> "<= " + number(bound);
        };
    }

    /** Three digits that count; whole numbers whole. */
    static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%." + Math.clamp(3 - before, 0, 6) + "f", value);
    }

    /** Words to the left, numbers to the right. */
    private static List<String> align(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding =
                        " ".repeat(width(rows, column) - row.get(column).length());
                line.append(column == VALUE ? padding + row.get(column) : row.get(column) + padding)
                        .append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        Optional<Integer> longest =
                rows.stream().map(row -> row.get(column).length()).max(Integer::compare);
        return longest.orElse(0);
    }
}
