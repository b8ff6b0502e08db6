package io.tierwall.sync.trace;

import io.tierwall.sync.cluster.ClusterException;

/** A packet that could not be sent. The message says why and what to do, and holds no secret. */
public final class TraceException extends Exception {

    private static final long serialVersionUID = 1;

    private static final String GRANT = " Apply the manifest of `tierwall clusters bootstrap` again: it lets Tierwall"
            + " create, get, list and delete traceflows.";

    /** Whose doing it is. */
    public enum Kind {
        /** The cluster does not answer, or not now. */
        SILENT,
        /** The cluster has no Traceflow. */
        NOT_SERVED,
        /** The cluster does not let us. */
        FORBIDDEN,
        /** The cluster does not trace such a packet. */
        DENIED
    }

    private final Kind kind;
    private final String sentence;

    private TraceException(Kind kind, String sentence, ClusterException cause) {
        super(sentence, cause);
        this.kind = kind;
        this.sentence = sentence;
    }

    /** What a refused or unanswered call means for whoever wants a packet sent. */
    public static TraceException of(ClusterException failure) {
        String said = failure.message();
        return switch (failure.kind()) {
            case NO_ANSWER, UNAVAILABLE, CONFLICT, EXPIRED ->
                new TraceException(
                        Kind.SILENT,
                        "The cluster does not take it now: " + said + ". Ask again when it answers.",
                        failure);
            case NOT_FOUND ->
                new TraceException(
                        Kind.NOT_SERVED,
                        "The cluster does not serve traceflows of crd.antrea.io/v1beta1."
                                + " Install Antrea 1.13 or newer, or upgrade it.",
                        failure);
            case REFUSED ->
                said.contains("denied the request")
                        ? new TraceException(Kind.DENIED, "Antrea does not trace such a packet: " + said, failure)
                        : new TraceException(
                                Kind.FORBIDDEN,
                                "The cluster does not let Tierwall send it: " + said + "." + GRANT,
                                failure);
        };
    }

    public Kind kind() {
        return kind;
    }

    /** Why, and what to do. */
    public String sentence() {
        return sentence;
    }
}
