package io.tierwall.server.api.http;

import io.tierwall.model.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char character = segment.charAt(i);
            if (character == '%') {
                bytes.write(octet(segment, i + 1));
                i += 2;
            } else if (character < 0x80) {
                bytes.write(character);
            } else {
                throw malformed();
            }
        }
        return checked(text(bytes.toByteArray()));
    }

    private static int octet(String segment, int at) {
        if (at + 2 > segment.length()) {
            throw malformed();
        }
        int high = Character.digit(segment.charAt(at), 16);
        int low = Character.digit(segment.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw malformed();
        }
        return high * 16 + low;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
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
