package io.tierwall.server.api.http;

import java.util.Optional;

/**
 * Other ways to write a path. The administration guide reads statistics at {@code /api/v1/infra/domains{domain-id}/…}:
 * without {@code /policy}, and without a slash; both are understood. The description of the API is JSON. Pure.
 */
final class Aliases {

    private static final String DESCRIPTION = "/openapi";
    private static final String ALIAS = "/api/v1/infra";
    private static final String DOMAINS = ALIAS + "/domains";

    private Aliases() {}

    /** The path that is meant, if this is another way to write it. */
    static Optional<String> canonical(String path) {
        if (path.equals(DESCRIPTION)) {
            return Optional.of(DESCRIPTION + ".json");
        }
        if (!path.equals(ALIAS) && !path.startsWith(ALIAS + "/")) {
            return Optional.empty();
        }
        boolean slashIsMissing =
                path.startsWith(DOMAINS) && path.length() > DOMAINS.length() && path.charAt(DOMAINS.length()) != '/';
        return Optional.of("/policy" + (slashIsMissing ? DOMAINS + "/" + path.substring(DOMAINS.length()) : path));
    }
}
