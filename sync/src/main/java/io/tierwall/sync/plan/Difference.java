package io.tierwall.sync.plan;

/**
 * One field in which an object is not what it should be.
 *
 * @param field such as {@code spec.ingress[0].action}
 * @param kind what is wrong with it
 */
public record Difference(String field, Kind kind) {

    /** What can be wrong with a field. */
    public enum Kind {
        /** It should be there and is not. */
        MISSING,
        /** It has another value. */
        CHANGED,
        /** It should not be there. */
        SURPLUS
    }

    /** Whether server-side apply would leave it: it removes no field that somebody else wrote, unless in a list. */
    boolean survivesApply() {
        return kind == Kind.SURPLUS && !field.contains("[");
    }

    @Override
    public String toString() {
        return switch (kind) {
            case MISSING -> "-" + field;
            case CHANGED -> "~" + field;
            case SURPLUS -> "+" + field;
        };
    }
}
