package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the keys and values of label selectors, wherever they are (P13, P16, G2). */
final class Selectors {

    private static final int PREFIX_LENGTH = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private Selectors() {}

    /** The first wrong selector in a tree, of which every field named {@code …Selector} is one. */
    static Optional<String> refusal(JsonNode tree) {
        return tree.isObject()
                ? tree.properties().stream()
                        .flatMap(field -> refusals(field).stream())
                        .findFirst()
                : elements(tree).flatMap(element -> refusal(element).stream()).findFirst();
    }

    private static Optional<String> refusals(Map.Entry<String, JsonNode> field) {
        return field.getKey().endsWith("Selector") ? selectorRefusal(field.getValue()) : refusal(field.getValue());
    }

    private static Optional<String> selectorRefusal(JsonNode selector) {
        Stream<Optional<String>> exact = selector.path("matchLabels").properties().stream()
                .map(label -> keyRefusal(label.getKey())
                        .or(() -> valueRefusal(label.getValue().asText())));
        Stream<Optional<String>> expressions =
                elements(selector.path("matchExpressions")).map(Selectors::expressionRefusal);
        return Stream.concat(exact, expressions).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> expressionRefusal(JsonNode expression) {
        String operator = expression.path("operator").asText();
        boolean takesValues = operator.equals("In") || operator.equals("NotIn");
        if (takesValues == expression.path("values").isEmpty()) {
            return Optional.of("operator " + operator + " takes " + (takesValues ? "at least one value" : "no values"));
        }
        return keyRefusal(expression.path("key").asText())
                .or(() -> elements(expression.path("values"))
                        .flatMap(value -> valueRefusal(value.asText()).stream())
                        .findFirst());
    }

    static Optional<String> keyRefusal(String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "" : key.substring(0, slash);
        boolean valid = NAME.matcher(key.substring(slash + 1)).matches()
                && (slash < 0
                        || (prefix.length() <= PREFIX_LENGTH
                                && PREFIX.matcher(prefix).matches()));
        return valid ? Optional.empty() : Optional.of("\"" + key + "\" is not a valid label key");
    }

    private static Optional<String> valueRefusal(String value) {
        return value.isEmpty() || NAME.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("\"" + value + "\" is not a valid label value");
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.valueStream();
    }
}
