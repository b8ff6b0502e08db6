package io.tierwall.server.api.search;

import io.tierwall.server.api.http.ApiException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a query, read from left to right. A value goes on up to the next operator, blanks included, as clients
 * write names; {@code *} stands for anything, and a backslash takes the next character as it is. A value in quotes has
 * neither stars nor operators. Not thread-safe.
 */
final class SearchText {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    /** In letters it is one only behind a blank. */
    private static final Pattern OPERATOR = Pattern.compile("\\s+(AND|OR|NOT)(?=[\\s(]|$)|\\s*(&&|\\|\\|)");

    private final String text;
    private int at;

    SearchText(String text) {
        this.text = text;
    }

    /** Where the next sign is that is not blank. */
    private int next() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    boolean isAtEnd() {
        return next() == text.length();
    }

    /** Whether an operator in letters comes next. */
    boolean isAtWord(String word) {
        int end = next() + word.length();
        return text.startsWith(word, next())
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
    }

    boolean takeWord(String word) {
        return isAtWord(word) && take(word);
    }

    /** Takes a sign, with the blanks before it, if it comes next. */
    boolean take(String sign) {
        boolean there = text.startsWith(sign, next());
        at = there ? next() + sign.length() : at;
        return there;
    }

    /** The name of a field, with the colon behind it. */
    String field() {
        Matcher matcher = FIELD.matcher(text).region(next(), text.length());
        if (!matcher.lookingAt()) {
            throw error("a term field:value is expected");
        }
        at = matcher.end();
        if (!take(":")) {
            throw error("a colon is expected behind " + matcher.group());
        }
        return matcher.group();
    }

    /** @param inParentheses whether a closing parenthesis ends the value */
    Wildcard value(boolean inParentheses) {
        return take("\"") ? quoted() : unquoted(inParentheses);
    }

    private Wildcard quoted() {
        StringBuilder value = new StringBuilder();
        for (int i = at; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                at = i + 1;
                return Wildcard.exactly(value.toString());
            }
            boolean escapes = character == '\\' && i + 1 < text.length();
            value.append(escapes ? text.charAt(++i) : character);
        }
        throw error("the closing quote is missing");
    }

    private Wildcard unquoted(boolean inParentheses) {
        int start = at;
        int open = 0;
        Matcher operator = OPERATOR.matcher(text);
        while (at < text.length() && !operator.region(at, text.length()).lookingAt()) {
            char character = text.charAt(at);
            if (character == '\\') {
                at++;
            } else if (character == '(') {
                open++;
            } else if (character == ')') {
                if (open == 0 && inParentheses) {
                    break;
                }
                open--;
            }
            at = Math.min(at + 1, text.length());
            if (open < 0) {
                at--;
                throw error("there is a closing parenthesis without an opening one");
            }
        }
        String value = text.substring(start, at).strip();
        if (value.isEmpty()) {
            throw error("a value is expected");
        }
        return Wildcard.parse(value);
    }

    /** What is wrong, and where. */
    ApiException error(String what) {
        return ApiException.badParameter(
                "query",
                what + ", at character " + (at + 1)
                        + ". Write terms as field:value, joined by AND and OR, with a backslash before signs that are"
                        + " meant as they are.");
    }
}
