package io.tierwall.server.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which names somebody may have meant who wrote another one. Pure. */
final class NearestNames {

    private static final int SHOWN = 3;

    private NearestNames() {}

    /** The names that take the fewest changes of a letter, as the end of a sentence; empty where there are none. */
    static String hint(String written, Collection<String> names) {
        List<String> nearest = names.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
        return nearest.isEmpty() ? "" : " The nearest names are " + String.join(", ", nearest) + ".";
    }

    /** The same for {@code namespace/name}: among those of the same namespace, if it has any. */
    static String hintWithin(String written, Collection<String> names) {
        String namespace = written.substring(0, written.indexOf('/') + 1);
        List<String> near = names.stream()
                .filter(name -> !namespace.isEmpty() && name.startsWith(namespace))
                .toList();
        return hint(written, near.isEmpty() ? names : near);
    }

    /** How many letters have to be put in, taken out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int changed = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
