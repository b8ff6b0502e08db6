package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.store.AuditStore.Entry;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One request that wanted to change something.
 *
 * @param time when it came, in ISO 8601
 * @param user who sent it; empty when that is not known at all
 * @param authenticated whether they have shown that they are this user
 * @param address of the client
 * @param method of HTTP
 * @param path of the URL, without its query
 * @param parameters those of the query that say what is to be done
 * @param request as the header {@code x-nsx-requestid} of the answer says
 * @param status of the answer; left out when none was sent
 * @param revision of the intent that it made; left out when it made none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditView(
        long id,
        String time,
        String user,
        boolean authenticated,
        String address,
        String method,
        String path,
        String parameters,
        @JsonProperty("request_id") String request,
        Outcome outcome,
        OptionalInt status,
        OptionalLong revision) {

    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /** What became of a request. */
    public enum Outcome {
        /** It did what it should; that may be nothing new. */
        DONE,
        /** It was answered that it must not be, or cannot be; nothing is changed. */
        REFUSED,
        /** The manager could not do it, or does not know whether it did. */
        FAILED,
        /** It is still being worked on, or the manager ended before it could answer. */
        UNANSWERED
    }

    static AuditView of(Entry entry) {
        return new AuditView(
                entry.id(),
                entry.time().toString(),
                entry.user(),
                entry.known(),
                entry.address(),
                entry.method(),
                entry.path(),
                entry.parameters(),
                entry.request(),
                outcome(entry.status()),
                entry.status(),
                entry.revision());
    }

    private static Outcome outcome(OptionalInt status) {
        if (status.isEmpty()) {
            return Outcome.UNANSWERED;
        }
        int number = status.getAsInt();
        return number < REFUSED ? Outcome.DONE : number < FAILED ? Outcome.REFUSED : Outcome.FAILED;
    }
}
