package io.tierwall.server.clusters;

/** A cluster does not do now what it has to do first. The message says why, what to do, and holds no secret. */
public final class ClusterUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    ClusterUnavailableException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What is wrong, and what to do. */
    public String sentence() {
        return sentence;
    }
}
