package io.tierwall.model.group;

import io.tierwall.model.group.Expression.Condition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a tag condition says about a Kubernetes label. A tag's scope is the label's key, with or without the prefix
 * {@value #DISCOVERED} that inventories put before it; the tag is the label's value.
 *
 * @param key the label's key
 * @param value the label's value, may be empty
 * @param equal whether the label has to have the value, or must not have it (which a missing label also does not)
 */
public record LabelRequirement(String key, String value, boolean equal) {

    private static final String DISCOVERED = "dis:k8s:";

    // The forms that Kubernetes accepts, so that no cluster refuses what was published.
    private static final Pattern KEY = Pattern.compile(
            "([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    /** Reads a condition on a tag; empty when its value is not {@code scope|tag} of a possible label. */
    public static Optional<LabelRequirement> of(Condition condition) {
        String written = condition.value();
        int bar = written.indexOf('|');
        if (bar <= 0) {
            return Optional.empty();
        }
        String scope = written.substring(0, bar);
        String key = scope.startsWith(DISCOVERED) ? scope.substring(DISCOVERED.length()) : scope;
        String value = written.substring(bar + 1);
        boolean possible = KEY.matcher(key).matches() && isValue(value);
        return possible
                ? Optional.of(new LabelRequirement(key, value, condition.operator() == ConditionOperator.EQUALS))
                : Optional.empty();
    }

    /** Whether Kubernetes accepts the text as a label's value. */
    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
