package io.tierwall.server.api.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;

/** The headers that NSX sends with everything. */
final class StandardHeaders {

    private StandardHeaders() {}

    static void add(HttpServerResponse response, UUID request) {
        response.putHeader("x-nsx-requestid", request.toString())
                .putHeader("cache-control", "no-cache, no-store, max-age=0, must-revalidate")
                .putHeader("pragma", "no-cache")
                .putHeader("expires", "0")
                .putHeader("strict-transport-security", "max-age=31536000; includeSubDomains")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("x-frame-options", "SAMEORIGIN")
                .putHeader("x-xss-protection", "1; mode=block");
    }
}
