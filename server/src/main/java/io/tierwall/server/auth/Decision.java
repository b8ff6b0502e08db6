package io.tierwall.server.auth;

/** What becomes of a request that wants in. */
public sealed interface Decision {

    /** It may go on. */
    record Allowed(String user) implements Decision {}

    /**
     * It may not.
     *
     * @param status of HTTP
     * @param errorCode what NSX clients act on
     * @param guessed whether a wrong password was tried
     */
    record Refused(int status, int errorCode, String sentence, boolean guessed) implements Decision {}
}
