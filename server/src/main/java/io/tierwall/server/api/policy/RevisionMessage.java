package io.tierwall.server.api.policy;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.PercentEncoding;

/** Why somebody publishes, as the header of a request says it: one line for people. Pure. */
final class RevisionMessage {

    static final String HEADER = "Tierwall-Message";

    /** So many characters (code points) there may be. */
    private static final int MOST = 200;

    private RevisionMessage() {}

    /**
     * The message, without blanks at its ends.
     *
     * @param encoded UTF-8 in percents, since headers are ASCII
     * @throws ApiException when it is none
     */
    static String read(String encoded) {
        String decoded = PercentEncoding.decode(encoded)
                .orElseThrow(
                        () -> refused(ProblemCode.MALFORMED, "it cannot be decoded. Encode it as UTF-8 in percents."));
        if (decoded.codePoints().anyMatch(RevisionMessage::isNoPartOfALine)) {
            throw refused(ProblemCode.VALUE_UNKNOWN, "one line without control characters is expected.");
        }
        String message = decoded.strip();
        int length = message.codePointCount(0, message.length());
        if (length < 1 || length > MOST) {
            throw refused(
                    ProblemCode.VALUE_UNKNOWN,
                    "1 to " + MOST + " characters are expected, not " + length
                            + ". Shorten it, or leave the header out.");
        }
        return message;
    }

    private static boolean isNoPartOfALine(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static ApiException refused(ProblemCode code, String sentence) {
        return new ApiException(400, code.errorCode(), HEADER + ": " + sentence);
    }
}
