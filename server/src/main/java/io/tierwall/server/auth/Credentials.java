package io.tierwall.server.auth;

import java.util.Optional;

/**
 * What a request shows of who sends it.
 *
 * @param authorization the header of that name
 * @param session the id in the cookie
 * @param token the header that goes with the cookie
 * @param changes whether the request may change something
 */
public record Credentials(
        Optional<String> authorization, Optional<String> session, Optional<String> token, boolean changes) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
