package io.tierwall.server.auth;

/** What becomes of a request that wants in. */
public sealed interface Decision {

    /** It may go on. */
    record Allowed(Login login) implements Decision {}

    /** Whether it may is seen by {@link Authenticator#check}, which is slow. */
    record Unsettled(String name, String password) implements Decision {

        /** Without the password. */
        @Override
        public String toString() {
            return "Unsettled[name=" + name + "]";
        }
    }

    /**
     * It may not.
     *
     * @param status of HTTP
     * @param errorCode what NSX clients act on
     * @param guessed whether a wrong password was tried
     */
    record Refused(int status, int errorCode, String sentence, boolean guessed) implements Decision {}
}
