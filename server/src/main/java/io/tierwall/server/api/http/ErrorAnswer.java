package io.tierwall.server.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.analysis.QuestionException;
import io.tierwall.server.backup.BackupException;
import io.tierwall.server.clusters.ClusterUnavailableException;
import io.tierwall.server.proof.ProofException;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.store.StoreException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A failure in the words of NSX. The one place where it is decided which failure is which.
 *
 * @param status of HTTP
 * @param body NSX's error object
 */
public record ErrorAnswer(int status, ObjectNode body) {

    private static final int INTERNAL = 500;
    private static final String MODULE = "policy";
    private static final String COMMON_MODULE = "common-services";

    /** A failure that says one thing. */
    public static ErrorAnswer of(int status, int errorCode, String sentence) {
        return new ErrorAnswer(status, error(status, errorCode, COMMON_MODULE, sentence));
    }

    /** Whatever went wrong; anything unexpected is an internal error that tells nothing of the inside. */
    public static ErrorAnswer of(Throwable failure) {
        return switch (failure) {
            case RejectedException rejected -> of(rejected.problems());
            case ApiException refused -> of(refused.status(), refused.errorCode(), refused.sentence());
            case QuestionException question ->
                of(400, ProblemCode.VALUE_UNKNOWN.errorCode(), question.field() + ": " + question.sentence());
            case ClusterUnavailableException away -> of(503, 503, away.sentence());
            case BackupException backup -> of(503, 503, backup.sentence());
            case ProofException proof -> of(status(proof.kind()), status(proof.kind()), proof.sentence());
            case StoreException.Conflict _ ->
                of(503, 503, "Another manager has written at the same time. Nothing is stored; repeat the request.");
            case StoreException.Unavailable _ ->
                of(503, 503, "The database does not answer. Nothing is stored; repeat the request later.");
            case StoreException.OutcomeUnknown _ ->
                of(503, 503, "The database did not confirm. Read the object before you repeat the request.");
            case WebApplicationException web -> of(web.getResponse());
            case Throwable _ -> of(INTERNAL, INTERNAL, "An internal error happened; the log says more.");
        };
    }

    /** Whether nobody foresaw it, so that it belongs into the log. */
    boolean isUnexpected() {
        return status == INTERNAL;
    }

    private static ErrorAnswer of(Response response) {
        int status = response.getStatus();
        String sentence =
                switch (status) {
                    case 404 -> "There is nothing at this path. Check it.";
                    case 405 -> "The method is not allowed at this path.";
                    case 406 -> "Only JSON can be answered. Accept application/json.";
                    case 415 -> "Only JSON is understood. Set the Content-Type to application/json.";
                    default -> reason(status);
                };
        return of(status, status == 404 ? ProblemCode.NOT_FOUND.errorCode() : status, sentence);
    }

    /** All problems of a request; the gravest decides about the status. */
    public static ErrorAnswer of(List<Problem> problems) {
        Problem first = problems.stream()
                .min(Comparator.comparing(problem -> problem.code().kind()))
                .orElseThrow();
        int status = status(first.code());
        ObjectNode body = error(status, first);
        ArrayNode related = body.putArray("related_errors");
        problems.forEach(problem -> related.add(error(status(problem.code()), problem)));
        return new ErrorAnswer(status, body);
    }

    private static int status(ProofException.Kind kind) {
        return switch (kind) {
            case DENIED -> 400;
            case BUSY -> 429;
            case NOT_SERVED -> 501;
            case FORBIDDEN -> 502;
            case SILENT -> 503;
        };
    }

    private static int status(ProblemCode code) {
        return switch (code.kind()) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case MISSING -> 404;
            case STALE -> 412;
        };
    }

    private static ObjectNode error(int status, Problem problem) {
        boolean stale = problem.code().kind() == ProblemCode.Kind.STALE;
        ObjectNode body = error(status, problem.code().errorCode(), stale ? COMMON_MODULE : MODULE, problem.toString());
        body.putObject("error_data").put("object", problem.object()).put("field", problem.field());
        return body;
    }

    private static ObjectNode error(int status, int errorCode, String module, String sentence) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("httpStatus", reason(status).toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_"));
        body.put("error_code", errorCode);
        body.put("module_name", module);
        body.put("error_message", sentence);
        return body;
    }

    private static String reason(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Error " + status);
    }
}
