package io.tierwall.lab.objects;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is refused, in the words of Kubernetes. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One reason why an object is refused.
     *
     * @param reason one word, such as {@code FieldValueRequired}
     * @param message what is wrong with the field
     * @param field the path of the field, such as {@code spec.ingress[0].action}
     */
    public record Cause(String reason, String message, String field) {}

    /**
     * What the refusal is about.
     *
     * @param name empty when it is about no single object
     * @param kind the kind, or its plural, whichever Kubernetes says in this case
     */
    public record Details(String name, String group, String kind, List<Cause> causes) {

        public Details {
            causes = List.copyOf(causes);
        }
    }

    private final int code;
    private final String reason;
    private final transient @Nullable Details details;

    private ApiException(int code, String reason, String message) {
        this(code, reason, message, null);
    }

    private ApiException(int code, String reason, String message, @Nullable Details details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
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

    /** What it is about, where that is known. */
    public Optional<Details> details() {
        return Optional.ofNullable(details);
    }

    private static Details about(ResourceType type, String name, String kind, List<Cause> causes) {
        return new Details(name, type.group(), kind, causes);
    }

    public static ApiException notFound(ResourceType type, String name) {
        return new ApiException(
                404,
                "NotFound",
                type.qualified() + " \"" + name + "\" not found",
                about(type, name, type.plural(), List.of()));
    }

    /** There is nothing at this URL. */
    public static ApiException noSuchResource() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource");
    }

    public static ApiException alreadyExists(ResourceType type, String name) {
        return new ApiException(
                409,
                "AlreadyExists",
                type.qualified() + " \"" + name + "\" already exists",
                about(type, name, type.plural(), List.of()));
    }

    /** The object is not the one, or not in the state, that the client means. */
    public static ApiException conflict(ResourceType type, String name, String why) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + type.qualified() + " \"" + name + "\": " + why,
                about(type, name, type.plural(), List.of()));
    }

    /** Somebody else owns fields that are applied with another value. */
    public static ApiException applyConflict(String why, List<Cause> causes) {
        return new ApiException(409, "Conflict", why, new Details("", "", "", causes));
    }

    public static ApiException invalid(ResourceType type, String name, String why) {
        return new ApiException(
                422,
                "Invalid",
                type.qualifiedKind() + " \"" + name + "\" is invalid: " + why,
                about(type, name, type.kind(), List.of()));
    }

    /** Fields of an object are invalid, at least one. */
    public static ApiException invalid(ResourceType type, String name, List<Cause> causes) {
        List<String> sentences = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        String why = sentences.size() == 1 ? sentences.getFirst() : "[" + String.join(", ", sentences) + "]";
        return new ApiException(
                422,
                "Invalid",
                type.qualifiedKind() + " \"" + name + "\" is invalid: " + why,
                about(type, name, type.kind(), causes));
    }

    /** The request as a whole makes no sense, though each part of it can be read. */
    public static ApiException unprocessable(String why) {
        return new ApiException(422, "Invalid", why);
    }

    public static ApiException badRequest(String why) {
        return new ApiException(400, "BadRequest", why);
    }

    /** An admission webhook says no. */
    public static ApiException denied(String webhook, String why) {
        return new ApiException(400, "BadRequest", "admission webhook \"" + webhook + "\" denied the request: " + why);
    }

    /** The history does not reach back that far: list again. */
    public static ApiException expired(long asked, long oldest) {
        return new ApiException(410, "Expired", "too old resource version: " + asked + " (" + oldest + ")");
    }

    /** The pages of a list cannot be continued: start again. */
    public static ApiException continueExpired() {
        return new ApiException(
                410,
                "Expired",
                "The provided continue parameter is too old to display a consistent list result. You must start a new "
                        + "list without the continue parameter.");
    }

    public static ApiException unauthorized() {
        return new ApiException(401, "Unauthorized", "Unauthorized");
    }

    /**
     * The user may not do this.
     *
     * @param resource the plural, empty where it is about none
     * @param name empty for a collection
     */
    public static ApiException forbidden(String group, String resource, String name, String why) {
        String qualified = group.isEmpty() ? resource : resource + "." + group;
        String what = name.isEmpty() ? qualified : qualified + " \"" + name + "\"";
        return new ApiException(
                403,
                "Forbidden",
                resource.isEmpty() ? "forbidden: " + why : what + " is forbidden: " + why,
                new Details(name, group, resource, List.of()));
    }

    public static ApiException notAllowed() {
        return new ApiException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static ApiException notAcceptable(String offered) {
        return new ApiException(
                406,
                "NotAcceptable",
                "only the following media types are accepted: application/json (asked for: " + offered + ")");
    }

    public static ApiException tooLarge(long limit) {
        return new ApiException(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit + " bytes");
    }

    public static ApiException unsupported(String what) {
        return new ApiException(415, "UnsupportedMediaType", what);
    }

    public static ApiException tooMany(String why) {
        return new ApiException(429, "TooManyRequests", why);
    }

    public static ApiException internal(String why) {
        return new ApiException(500, "InternalError", why);
    }

    /** Who would answer is not there. */
    public static ApiException unavailable(String why) {
        return new ApiException(503, "ServiceUnavailable", why);
    }

    /** An answer of the HTTP server itself, such as one to a request that cannot be read at all. */
    public static ApiException ofCode(int code, String why) {
        String reason = code >= 500 ? "InternalError" : code == 404 ? "NotFound" : "BadRequest";
        return new ApiException(code, reason, why);
    }
}
