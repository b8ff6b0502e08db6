package io.tierwall.server.api.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.server.api.http.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A query: terms that are joined by {@code AND}, each {@code field:value} or several of these in parentheses joined by
 * {@code OR}. {@code NOT}, {@code !} or {@code -} before a term turns it around. A value goes on up to the next
 * operator, blanks included; {@code *} stands for anything, a backslash takes the next character as it is, letters
 * count the same in both cases. A field may lead into others by dots. Pure.
 */
final class SearchQuery {

    private static final Pattern NEGATION = Pattern.compile("^(NOT\\s+|!|-)");

    private SearchQuery() {}

    /** Reads a query. */
    static Predicate<JsonNode> parse(String text) {
        return split(text, " AND ").stream()
                .map(SearchQuery::term)
                .reduce(Predicate::and)
                .orElseThrow(() -> ApiException.badParameter("query", "it is empty. Write field:value."));
    }

    private static List<String> split(String text, String operator) {
        return Arrays.stream(text.split(operator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Predicate<JsonNode> term(String text) {
        String rest = NEGATION.matcher(text).replaceFirst("");
        if (rest.length() < text.length()) {
            return term(rest.strip()).negate();
        }
        boolean inParentheses = text.startsWith("(") && text.endsWith(")");
        String inner = inParentheses ? text.substring(1, text.length() - 1) : text;
        return split(inner, " OR ").stream().map(SearchQuery::match).reduce(_ -> false, Predicate::or);
    }

    private static Predicate<JsonNode> match(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw ApiException.badParameter(
                    "query", "write terms as field:value, joined by AND. \"" + text + "\" is none.");
        }
        List<String> field = List.of(text.substring(0, colon).strip().split("\\.", -1));
        Wildcard value = Wildcard.parse(unquoted(text.substring(colon + 1).strip()));
        return object -> matches(object, field, value);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean matches(JsonNode node, List<String> field, Wildcard value) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (matches(element, field, value)) {
                    return true;
                }
            }
            return false;
        }
        return field.isEmpty()
                ? node.isValueNode() && value.matches(node.asText())
                : matches(node.path(field.getFirst()), field.subList(1, field.size()), value);
    }
}
