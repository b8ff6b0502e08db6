package io.tierwall.server.api.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.server.api.http.ApiException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A query: terms {@code field:value}, joined by {@code AND} or, more loosely, by {@code OR}; parentheses bind, and
 * {@code NOT}, {@code !} or {@code -} turns around what follows. Parentheses behind a colon hold several values of one
 * field. What a value may be, {@link SearchText} says. A field may lead into others by dots. Not thread-safe.
 */
final class SearchQuery {

    private static final int MAX_DEPTH = 50;

    private final SearchText text;
    private int depth;

    private SearchQuery(String query) {
        this.text = new SearchText(query);
    }

    /**
     * Reads a query.
     *
     * @return whether an object is what the query looks for
     * @throws ApiException when it is none; says where
     */
    static Predicate<JsonNode> parse(String query) {
        SearchQuery reader = new SearchQuery(query);
        Predicate<JsonNode> found = reader.alternatives(reader::term);
        if (!reader.text.isAtEnd()) {
            throw reader.text.error("there is a closing parenthesis without an opening one");
        }
        return found;
    }

    private Predicate<JsonNode> alternatives(Supplier<Predicate<JsonNode>> operand) {
        Predicate<JsonNode> any = together(operand);
        while (text.takeWord("OR") || text.take("||")) {
            any = any.or(together(operand));
        }
        return any;
    }

    private Predicate<JsonNode> together(Supplier<Predicate<JsonNode>> operand) {
        Predicate<JsonNode> all = maybeNegated(operand);
        while (text.takeWord("AND") || text.take("&&") || text.isAtWord("NOT")) {
            all = all.and(maybeNegated(operand));
        }
        return all;
    }

    private Predicate<JsonNode> maybeNegated(Supplier<Predicate<JsonNode>> operand) {
        boolean negated = false;
        while (text.takeWord("NOT") || text.take("!") || text.take("-")) {
            negated = !negated;
        }
        Predicate<JsonNode> one = text.take("(") ? inParentheses(operand) : operand.get();
        return negated ? one.negate() : one;
    }

    private Predicate<JsonNode> inParentheses(Supplier<Predicate<JsonNode>> operand) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw text.error("there are more than " + MAX_DEPTH + " parentheses in each other");
        }
        Predicate<JsonNode> inner = alternatives(operand);
        if (!text.take(")")) {
            throw text.error("a closing parenthesis is missing");
        }
        depth--;
        return inner;
    }

    private Predicate<JsonNode> term() {
        List<String> field = List.of(text.field().split("\\.", -1));
        Supplier<Predicate<JsonNode>> value = () -> {
            Wildcard wanted = text.value(depth > 0);
            return object -> matches(object, field, wanted);
        };
        return text.take("(") ? inParentheses(value) : value.get();
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
