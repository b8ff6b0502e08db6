package io.tierwall.lab.objects;

/** A request that is refused, in the words of Kubernetes. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    private ApiException(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    /** The status code of the answer. */
    public int code() {
        return code;
    }

    /** The reason, one word that clients act on. */
    public String reason() {
        return reason;
    }

    /** What the answer says to people. */
    public String message() {
        return String.valueOf(getMessage());
    }

    public static ApiException notFound(ResourceType type, String name) {
        return new ApiException(404, "NotFound", type.qualified() + " \"" + name + "\" not found");
    }

    /** There is nothing at this URL. */
    public static ApiException noSuchResource() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource");
    }

    public static ApiException alreadyExists(ResourceType type, String name) {
        return new ApiException(409, "AlreadyExists", type.qualified() + " \"" + name + "\" already exists");
    }

    /** The object is not the one, or not in the state, that the client means. */
    public static ApiException conflict(ResourceType type, String name, String why) {
        return new ApiException(
                409, "Conflict", "Operation cannot be fulfilled on " + type.qualified() + " \"" + name + "\": " + why);
    }

    public static ApiException invalid(ResourceType type, String name, String why) {
        return new ApiException(422, "Invalid", type.kind() + " \"" + name + "\" is invalid: " + why);
    }

    public static ApiException badRequest(String why) {
        return new ApiException(400, "BadRequest", why);
    }

    /** An admission webhook says no. */
    public static ApiException denied(String webhook, String why) {
        return new ApiException(400, "BadRequest", "admission webhook \"" + webhook + "\" denied the request: " + why);
    }

    /** The history does not reach back that far: list again. */
    public static ApiException expired(long asked) {
        return new ApiException(410, "Expired", "too old resource version: " + asked);
    }

    public static ApiException unauthorized() {
        return new ApiException(401, "Unauthorized", "Unauthorized");
    }

    public static ApiException notAllowed() {
        return new ApiException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static ApiException unsupported(String what) {
        return new ApiException(415, "UnsupportedMediaType", what);
    }

    public static ApiException internal(String why) {
        return new ApiException(500, "InternalError", why);
    }
}
