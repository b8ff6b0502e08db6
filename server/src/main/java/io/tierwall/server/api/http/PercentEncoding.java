package io.tierwall.server.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Text in UTF-8 as RFC 3986 puts it where only ASCII may stand. A plus is a plus. Pure. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** The text; empty when there is a percent without two digits, something that is not ASCII, or no UTF-8. */
    public static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                OptionalInt octet = octet(encoded, i + 1);
                if (octet.isEmpty()) {
                    return Optional.empty();
                }
                bytes.write(octet.getAsInt());
                i += 2;
            } else if (character < 0x80) {
                bytes.write(character);
            } else {
                return Optional.empty();
            }
        }
        return text(bytes.toByteArray());
    }

    private static OptionalInt octet(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            return OptionalInt.empty();
        }
        int high = Character.digit(encoded.charAt(at), 16);
        int low = Character.digit(encoded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? OptionalInt.empty() : OptionalInt.of(high * 16 + low);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
