package io.tierwall.server.clusters;

/** A kubeconfig that cannot be used. The message says why and holds no secret. */
public final class KubeconfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public KubeconfigException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What is wrong with it. */
    public String sentence() {
        return sentence;
    }
}
