package io.tierwall.lab.network.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Some rules that stand one after the other, in a chain of their own. It is never changed: an edit puts another page in
 * its place, and all other pages stay as they are.
 */
record Page(List<String> lines) {

    /** Pages end after one rule of so many, and at this length. */
    private static final int USUAL = 32;

    private static final int MOST_LINES = 128;

    Page {
        lines = List.copyOf(lines);
    }

    /**
     * Divides rules into pages. Where a page ends depends on the rule at its end and not on how many come before, so
     * that what is added or taken away moves nothing that is further on.
     *
     * @param rules the lines of each, in order
     */
    static List<Page> of(List<List<String>> rules) {
        List<Page> pages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (List<String> rule : rules) {
            lines.addAll(rule);
            boolean last = Math.floorMod(rule.hashCode(), USUAL) == 0;
            if (!lines.isEmpty() && (last || lines.size() >= MOST_LINES)) {
                pages.add(new Page(lines));
                lines.clear();
            }
        }
        if (!lines.isEmpty()) {
            pages.add(new Page(lines));
        }
        return pages;
    }
}
