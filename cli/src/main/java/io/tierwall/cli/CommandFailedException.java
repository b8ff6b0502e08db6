package io.tierwall.cli;

/** The command cannot do what it was asked for, for a reason that a person can act on. The message is all they see. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
