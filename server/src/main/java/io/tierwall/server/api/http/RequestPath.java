package io.tierwall.server.api.http;

import io.tierwall.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** The segments of a request's path, each one decoded by itself. Pure. */
final class RequestPath {

    private static final String HOW =
            "Each segment is text in UTF-8 without slashes and control characters, and neither one dot nor two";

    private RequestPath() {}

    /**
     * Decodes a path.
     *
     * @param raw as it was sent, starting with a slash
     * @throws ApiException when it cannot be one of ours
     */
    static List<String> segments(String raw) {
        List<String> segments = new ArrayList<>();
        String[] parts = raw.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            boolean trailingSlash = i == parts.length - 1 && parts[i].isEmpty();
            if (!trailingSlash) {
                segments.add(decode(parts[i]));
            }
        }
        return List.copyOf(segments);
    }

    private static String decode(String segment) {
        return checked(PercentEncoding.decode(segment).orElseThrow(RequestPath::malformed));
    }

    private static String checked(String segment) {
        boolean relative = segment.equals(".") || segment.equals("..");
        boolean bad = segment.indexOf('/') >= 0 || segment.chars().anyMatch(Character::isISOControl);
        if (segment.isEmpty() || relative || bad) {
            throw malformed();
        }
        return segment;
    }

    private static ApiException malformed() {
        return new ApiException(
                400, ProblemCode.IDENTIFIER_INVALID.errorCode(), "The path is not well-formed. " + HOW + ".");
    }
}
