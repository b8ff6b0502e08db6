package io.tierwall.server.start;

/** Why the manager cannot start, in one sentence for a person. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    public StartException(String message) {
        super(message);
    }
}
