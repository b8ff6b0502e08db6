package io.tierwall.server.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * Which requests are for the web console: static files that everybody may read, below {@code /console}. Its screens
 * have addresses of their own there, which all are the same page. Pure.
 */
final class ConsolePages {

    private static final String ROOT = "console";
    static final String PAGE = "/console/index.html";

    /** Nothing but what this server sends itself: the console runs where there is no other. */
    private static final String SOURCES =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'self'";

    private ConsolePages() {}

    static boolean serves(HttpMethod method, List<String> segments) {
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return reads && (segments.isEmpty() || segments.getFirst().equals(ROOT));
    }

    /** Where somebody who asks for no page is led to. */
    static Optional<String> elsewhere(String path) {
        return path.equals("/") || path.isEmpty() || path.equals("/console")
                ? Optional.of("/console/")
                : Optional.empty();
    }

    /** Whether a path names a screen, and not a file. */
    static boolean isScreen(List<String> segments) {
        return segments.size() < 2
                || !(segments.get(1).equals("assets")
                        || (segments.size() == 2 && segments.get(1).contains(".")));
    }

    /** Files below {@code assets} have a digest in their names: they never change. */
    static void addHeaders(HttpServerResponse response, List<String> segments) {
        response.putHeader("content-security-policy", SOURCES).putHeader("referrer-policy", "same-origin");
        if (segments.size() > 1 && segments.get(1).equals("assets")) {
            response.putHeader("cache-control", "public, max-age=31536000, immutable");
            response.headers().remove("pragma").remove("expires");
        }
    }
}
