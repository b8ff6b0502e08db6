package io.tierwall.server.api.http;

import io.tierwall.server.audit.AuditLog;
import io.tierwall.server.audit.AuditedRequest;
import io.tierwall.server.auth.Accounts;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Has requests recorded that want to change something: who, when, from where, what, and how it was answered. What a
 * request says, and what it shows to be let in, is never recorded.
 */
@Singleton
public final class AuditTrail {

    /** Which parameters say what is to be done; no others are recorded, since anything might be in them. */
    private static final List<String> PARAMETERS =
            List.of("action", "operation", "anchor_path", "cascade", "objects", "force");

    private static final int LONGEST = 1_000;

    private final AuditLog log;
    private final Accounts accounts;

    public AuditTrail(AuditLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /**
     * Records a request that is about to be let in, and how it is answered. Comes when it is recorded, on the context
     * of who asks; fails when it could not be.
     *
     * @param segments of its path
     */
    Future<Void> begin(RoutingContext context, String user, List<String> segments) {
        AuditedRequest request = request(context, user, true, segments);
        context.addHeadersEndHandler(
                _ -> log.answered(request.id(), context.response().getStatusCode()));
        return context.vertx()
                .executeBlocking(
                        () -> {
                            log.begin(request);
                            return null;
                        },
                        false);
    }

    /** Records a request whose sender may not send it. */
    void forbidden(RoutingContext context, String user, List<String> segments, int status) {
        log.answered(request(context, user, true, segments), status);
    }

    /** Records a request that showed a wrong password. */
    void guessed(RoutingContext context, String user, List<String> segments, int status) {
        log.answered(request(context, named(user), false, segments), status);
    }

    /** Records that somebody has logged in. */
    public void loggedIn(RoutingContext context, String user, int status) {
        log.answered(request(context, user, true, Call.of(context).path(0)), status);
    }

    /** Records that somebody could not log in. */
    public void keptOut(RoutingContext context, String user, int status) {
        guessed(context, user, Call.of(context).path(0), status);
    }

    /** A name that is none of an account may be anything, such as a password that went into the wrong field. */
    private String named(String user) {
        return accounts.find(user).isPresent() ? user : "";
    }

    private static AuditedRequest request(RoutingContext context, String user, boolean known, List<String> segments) {
        Call call = Call.of(context);
        String parameters = PARAMETERS.stream()
                .flatMap(name -> call.query(name).stream().map(value -> name + "=" + value))
                .collect(Collectors.joining("&"));
        return new AuditedRequest(
                call.request().toString(),
                user,
                known,
                context.request().remoteAddress().hostAddress(),
                context.request().method().name(),
                shortened("/" + String.join("/", segments)),
                shortened(parameters));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
