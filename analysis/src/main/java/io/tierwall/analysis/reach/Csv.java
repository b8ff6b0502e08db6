package io.tierwall.analysis.reach;

import java.util.List;
import java.util.stream.Collectors;

/** Lines as RFC 4180 has them, ended by a line feed. */
public final class Csv {

    private Csv() {}

    /** A line of fields. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
