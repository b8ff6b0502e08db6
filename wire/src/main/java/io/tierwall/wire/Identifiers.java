package io.tierwall.wire;

import io.tierwall.model.problem.ProblemCode;
import java.util.Optional;

/** Ids, which become segments of paths. */
public final class Identifiers {

    private static final int MAX_LENGTH = 255;

    private Identifiers() {}

    /** Whether an id can be a segment of a path. */
    public static boolean isValid(String id) {
        return !id.isEmpty()
                && id.length() <= MAX_LENGTH
                && id.chars()
                        .noneMatch(
                                character -> character == '/' || character == '&' || Character.isISOControl(character));
    }

    /** The id that an object's body has to say. */
    static Optional<String> read(ObjectReader in) {
        Optional<String> id = in.required("id");
        if (id.isPresent() && !isValid(id.get())) {
            in.report(
                    ProblemCode.IDENTIFIER_INVALID,
                    "id",
                    "An id has at most " + MAX_LENGTH + " characters, and no / or & among them. Choose another.");
            return Optional.empty();
        }
        return id;
    }
}
