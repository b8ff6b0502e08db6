package io.tierwall.lab.host;

/** What a lab was asked for cannot be done, for a reason that a person can act on: the message. */
public final class LabException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whether something is missing, or in the way. */
    public enum Kind {
        NO_SUCH_THING,
        IN_THE_WAY
    }

    private final Kind kind;

    public LabException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
