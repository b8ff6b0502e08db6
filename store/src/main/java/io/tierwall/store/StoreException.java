package io.tierwall.store;

/** The three ways in which a store can fail, which ask for three different reactions. */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    private StoreException(String message) {
        super(message);
    }

    /** Somebody else was faster. Nothing is stored; read again and repeat. */
    public static final class Conflict extends StoreException {

        private static final long serialVersionUID = 1;

        public Conflict(String message) {
            super(message);
        }
    }

    /** The store cannot do it now. Nothing is stored. */
    public static final class Unavailable extends StoreException {

        private static final long serialVersionUID = 1;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }

    /** It may be stored or not. Read before anything else is written. */
    public static final class OutcomeUnknown extends StoreException {

        private static final long serialVersionUID = 1;

        public OutcomeUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
