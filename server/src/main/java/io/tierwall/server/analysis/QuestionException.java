package io.tierwall.server.analysis;

/** A question that cannot be answered, because of what one of its fields says. The sentence says what to do. */
public final class QuestionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String sentence;

    public QuestionException(String field, String sentence) {
        super(field + ": " + sentence);
        this.field = field;
        this.sentence = sentence;
    }

    /** The field that is meant. */
    public String field() {
        return field;
    }

    /** What is wrong, and what to do. */
    public String sentence() {
        return sentence;
    }
}
