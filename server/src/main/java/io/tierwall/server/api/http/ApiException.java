package io.tierwall.server.api.http;

import io.tierwall.model.problem.ProblemCode;

/** A request that HTTP itself refuses, before anybody looks at what it says about the intent. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int errorCode;
    private final String sentence;

    /** @param errorCode what NSX clients act on */
    public ApiException(int status, int errorCode, String sentence) {
        super(sentence);
        this.sentence = sentence;
        this.status = status;
        this.errorCode = errorCode;
    }

    /** There is nothing at this path. */
    public static ApiException notFound(String path) {
        return new ApiException(
                404,
                ProblemCode.NOT_FOUND.errorCode(),
                "The path=[" + path + "] is invalid or there is no such object.");
    }

    /** A parameter of the query is not what it should be. */
    public static ApiException badParameter(String name, String sentence) {
        return new ApiException(400, ProblemCode.VALUE_UNKNOWN.errorCode(), name + ": " + sentence);
    }

    /** What is there cannot be asked this. */
    public static ApiException notAllowed(String sentence) {
        return new ApiException(405, 405, sentence);
    }

    public int status() {
        return status;
    }

    public int errorCode() {
        return errorCode;
    }

    public String sentence() {
        return sentence;
    }
}
