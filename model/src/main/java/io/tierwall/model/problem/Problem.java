package io.tierwall.model.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param code which rule is broken
 * @param object path of the object concerned; empty where the request as a whole is
 * @param field the field within the object in the wire's words, such as {@code source_groups[0]}; empty for the object
 * @param sentence what is wrong and what to do, for a person
 */
public record Problem(ProblemCode code, String object, String field, String sentence) {

    /** Where the problem is, for people: object and field. */
    public String where() {
        if (object.isEmpty()) {
            return field;
        }
        return field.isEmpty() ? object : object + " " + field;
    }

    @Override
    public String toString() {
        return where().isEmpty() ? sentence : where() + ": " + sentence;
    }
}
