package io.tierwall.sync.cluster;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that did not succeed. The message is for a person and holds no secret. */
public final class ClusterException extends Exception {

    private static final long serialVersionUID = 1;

    /** What a caller can do about it. */
    public enum Kind {
        /** Nobody answered. Whether a write happened is unknown until it is seen. */
        NO_ANSWER,
        /** The cluster cannot answer now, or not so often: later. */
        UNAVAILABLE,
        /** The object is not the one, or not in the state, that was meant: look again. */
        CONFLICT,
        /** There is no such thing. */
        NOT_FOUND,
        /** That version is too old: list again. */
        EXPIRED,
        /** It says no, and will until something changes. */
        REFUSED
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public ClusterException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public ClusterException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the cluster asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What happened. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
