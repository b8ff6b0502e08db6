package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ApiException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Label and field selectors, as queries write them. */
final class Selectors {

    private static final Pattern SET = Pattern.compile("\\s*([^\\s!=,()]+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern EQUALITY = Pattern.compile("\\s*([^\\s!=,()]+)\\s*(=|==|!=)\\s*([^\\s!=,()]*)\\s*");
    private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([^\\s!=,()]+)\\s*");
    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");

    private Selectors() {}

    /**
     * A selector over labels; an empty one selects everything.
     *
     * @throws ApiException when it cannot be read
     */
    static Predicate<JsonNode> byLabels(String selector) {
        return all(selector, Selectors::labelRequirement);
    }

    /**
     * A selector over fields such as {@code metadata.name=web}.
     *
     * @throws ApiException when it cannot be read
     */
    static Predicate<JsonNode> byFields(String selector) {
        return all(selector, Selectors::fieldRequirement);
    }

    private static Predicate<JsonNode> all(String selector, Function<String, Predicate<JsonNode>> requirement) {
        return selector.isBlank()
                ? _ -> true
                : Arrays.stream(COMMA_OUTSIDE_PARENTHESES.split(selector))
                        .map(requirement)
                        .reduce(_ -> true, Predicate::and);
    }

    private static Predicate<JsonNode> labelRequirement(String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            Set<String> values =
                    Arrays.stream(set.group(3).split(",")).map(String::strip).collect(Collectors.toSet());
            boolean in = set.group(2).equals("in");
            return object -> {
                JsonNode value = label(object, set.group(1));
                return (!value.isMissingNode() && values.contains(value.asText())) == in;
            };
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            boolean equal = !equality.group(2).equals("!=");
            return object -> {
                JsonNode value = label(object, equality.group(1));
                return (!value.isMissingNode() && value.asText().equals(equality.group(3))) == equal;
            };
        }
        Matcher existence = EXISTENCE.matcher(text);
        if (existence.matches()) {
            boolean exists = existence.group(1).isEmpty();
            return object -> !label(object, existence.group(2)).isMissingNode() == exists;
        }
        throw ApiException.badRequest("unable to parse requirement: " + text);
    }

    private static JsonNode label(JsonNode object, String key) {
        return object.path("metadata").path("labels").path(key);
    }

    private static Predicate<JsonNode> fieldRequirement(String text) {
        Matcher equality = EQUALITY.matcher(text);
        if (!equality.matches()) {
            throw ApiException.badRequest("invalid field selector: " + text);
        }
        String pointer = "/" + equality.group(1).replace('.', '/');
        boolean equal = !equality.group(2).equals("!=");
        return object -> object.at(pointer).asText("").equals(equality.group(3)) == equal;
    }
}
