package io.tierwall.server.proof;

import io.tierwall.sync.trace.TraceException;

/** A packet that could not be sent. The message says why, what to do, and holds no secret. */
public final class ProofException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whose doing it is. */
    public enum Kind {
        /** As many as there may be are on their way. */
        BUSY,
        /** The cluster does not answer, or cannot be reached at all. */
        SILENT,
        /** The cluster has no Traceflow. */
        NOT_SERVED,
        /** The cluster does not let the manager do it. */
        FORBIDDEN,
        /** The cluster does not send such a packet. */
        DENIED
    }

    private final Kind kind;
    private final String sentence;

    ProofException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
        this.sentence = sentence;
    }

    static ProofException of(TraceException failure) {
        Kind kind =
                switch (failure.kind()) {
                    case SILENT -> Kind.SILENT;
                    case NOT_SERVED -> Kind.NOT_SERVED;
                    case FORBIDDEN -> Kind.FORBIDDEN;
                    case DENIED -> Kind.DENIED;
                };
        return new ProofException(kind, failure.sentence());
    }

    public Kind kind() {
        return kind;
    }

    /** Why, and what to do. */
    public String sentence() {
        return sentence;
    }
}
