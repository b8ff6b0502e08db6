package io.tierwall.server.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text with stars in it, each of which stands for anything. Matching takes time in proportion to the text, however
 * many stars there are; a regular expression would not.
 *
 * @param pieces what is between the stars, in lower case: one more than there are stars
 */
record Wildcard(List<String> pieces) {

    Wildcard {
        pieces = List.copyOf(pieces);
    }

    /** What is written so, stars included. */
    static Wildcard exactly(String text) {
        return new Wildcard(List.of(lower(text)));
    }

    /** Reads a pattern; a backslash takes the next character as it is. */
    static Wildcard parse(String pattern) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (character == '*') {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                boolean escaped = character == '\\' && i + 1 < pattern.length();
                piece.append(escaped ? pattern.charAt(++i) : character);
            }
        }
        pieces.add(piece.toString());
        return new Wildcard(pieces.stream().map(Wildcard::lower).toList());
    }

    /** Whether the whole text is like this. Letters count the same in both cases. */
    boolean matches(String written) {
        String text = lower(written);
        String first = pieces.getFirst();
        String last = pieces.getLast();
        if (pieces.size() == 1) {
            return text.equals(first);
        }
        if (!text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = text.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return at <= text.length() - last.length();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
