package io.tierwall.server.backup;

/** A copy cannot be made or put back. The message says why and what to do; nothing that was there has changed. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    BackupException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What is wrong, and what to do. */
    public String sentence() {
        return sentence;
    }
}
