package io.tierwall.sync.access;

/**
 * Something that a cluster lacks.
 *
 * @param kind what sort of thing
 * @param sentence what is missing; no secret in it
 * @param remedy what to do about it, as a sentence
 */
public record Finding(Kind kind, String sentence, String remedy) {

    /** What sort of thing is missing. */
    public enum Kind {
        /** Nobody answers, or not as somebody who can be trusted. */
        UNREACHABLE,
        /** The credentials are not accepted. */
        CREDENTIALS,
        /** Kubernetes is too old. */
        KUBERNETES_VERSION,
        /** Antrea, or what Tierwall needs of it, is not there. */
        ANTREA_MISSING,
        /** A permission is not granted. */
        PERMISSION,
        /** A permission is not granted, and only one thing cannot be done without it. */
        OPTIONAL_PERMISSION,
        /** Antrea's controller has not told its version: it may be starting. */
        ANTREA_SILENT;

        /** Whether the cluster cannot be kept true as long as it is so. */
        public boolean prevents() {
            return this != ANTREA_SILENT && this != OPTIONAL_PERMISSION;
        }
    }
}
