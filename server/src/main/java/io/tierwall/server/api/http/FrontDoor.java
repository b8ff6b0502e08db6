package io.tierwall.server.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.auth.Authenticator;
import io.tierwall.server.auth.Credentials;
import io.tierwall.server.auth.Decision;
import io.tierwall.server.auth.FailureDelays;
import io.tierwall.server.auth.Login;
import io.tierwall.server.people.RoleAdministration;
import io.tierwall.server.roles.Authorization;
import io.tierwall.server.roles.Requirements;
import io.tierwall.server.roles.RoleSet;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes first, whatever serves it afterwards: headers, a path that can be decoded, a body that is
 * not too large, who sends it, and whether their roles allow it. Runs on event loops, so nothing here waits.
 */
@Singleton
public final class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int FORBIDDEN = 403;
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final ErrorAnswer UNDECODABLE = ErrorAnswer.of(
            400, ProblemCode.MALFORMED.errorCode(), "The address cannot be decoded. Encode it as UTF-8 in percents.");
    private static final Set<String> OPEN = Set.of(
            "GET /api/v1/reverse-proxy/node/health",
            "GET /health",
            "GET /health/live",
            "GET /health/ready",
            "GET /health/started",
            "POST /api/session/create");

    private final Authenticator authenticator;
    private final PasswordDesk passwords;
    private final FailureDelays delays;
    private final RoleAdministration roles;
    private final AuditTrail trail;

    public FrontDoor(
            Authenticator authenticator,
            PasswordDesk passwords,
            FailureDelays delays,
            RoleAdministration roles,
            AuditTrail trail) {
        this.authenticator = authenticator;
        this.passwords = passwords;
        this.delays = delays;
        this.roles = roles;
        this.trail = trail;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_ALL_OTHERS);
    }

    private void enter(RoutingContext context) {
        GivenUpRequests.outlive(context.request().connection());
        HttpServerRequest request = context.request();
        String path = Optional.ofNullable(request.path()).orElse("");
        Optional<String> canonical = Aliases.canonical(path);
        if (canonical.isPresent()) {
            String query = request.query();
            context.reroute(canonical.get() + (query == null ? "" : "?" + query));
            return;
        }
        UUID id = UUID.randomUUID();
        Call.identify(context, id);
        StandardHeaders.add(context.response(), id);
        try {
            List<String> segments = RequestPath.segments(path);
            request.params(); // Fails here, and not later, when the query cannot be decoded.
            if (ConsolePages.serves(request.method(), segments)) {
                showConsole(context, path, segments);
                return;
            }
            refuseLargeBody(request);
            authenticate(context, segments);
        } catch (ApiException refused) {
            refuse(context, ErrorAnswer.of(refused));
        } catch (IllegalArgumentException badQuery) {
            refuse(context, UNDECODABLE);
        }
    }

    private static void showConsole(RoutingContext context, String path, List<String> segments) {
        Optional<String> elsewhere = ConsolePages.elsewhere(path);
        if (elsewhere.isPresent()) {
            context.response()
                    .setStatusCode(302)
                    .putHeader("Location", elsewhere.get())
                    .end();
        } else if (ConsolePages.isScreen(segments)) {
            context.reroute(ConsolePages.PAGE);
        } else {
            ConsolePages.addHeaders(context.response(), segments);
            context.next();
        }
    }

    private static void refuseLargeBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length != null && length.length() >= 8 && Long.parseUnsignedLong(length) > JsonBody.MAX_BYTES) {
            throw JsonBody.tooLarge();
        }
    }

    private void authenticate(RoutingContext context, List<String> segments) {
        HttpServerRequest request = context.request();
        if (OPEN.contains(request.method() + " /" + String.join("/", segments))) {
            admit(context, Caller.ANYBODY, segments);
            return;
        }
        settle(context, segments, authenticator.decide(credentials(request)));
    }

    private void settle(RoutingContext context, List<String> segments, Decision decision) {
        switch (decision) {
            case Decision.Allowed(Login login) -> authorize(context, login, segments);
            case Decision.Unsettled unsettled -> check(context, segments, unsettled);
            case Decision.Refused refused -> {
                String address = context.request().remoteAddress().hostAddress();
                Duration delay = refused.guessed() ? delays.failed(address) : Duration.ZERO;
                refuseAfter(delay, context, refused);
            }
        }
    }

    private void check(RoutingContext context, List<String> segments, Decision.Unsettled unsettled) {
        await(passwords.check(unsettled), context, decision -> {
            if (decision instanceof Decision.Refused refused && refused.guessed() && !reads(context, segments)) {
                trail.guessed(context, unsettled.name(), segments, refused.status());
            }
            settle(context, segments, decision);
        });
    }

    private void authorize(RoutingContext context, Login login, List<String> segments) {
        String method = context.request().method().name();
        String action =
                Optional.ofNullable(context.request().getParam("action")).orElse("");
        RoleSet theirs = roles.rolesOf(login.user());
        Optional<String> refusal = Authorization.refusal(method, segments, action, theirs);
        if (refusal.isPresent()) {
            if (!reads(context, segments)) {
                trail.forbidden(context, login.user(), segments, FORBIDDEN);
            }
            refuse(context, ErrorAnswer.of(FORBIDDEN, FORBIDDEN, refusal.get()));
            return;
        }
        BooleanSupplier permitted = () -> authenticator.isCurrent(login)
                && Authorization.refusal(method, segments, action, roles.rolesOf(login.user()))
                        .isEmpty();
        Caller caller = new Caller(login.user(), theirs, permitted);
        if (reads(context, segments)) {
            admit(context, caller, segments);
        } else {
            // Nothing is changed of which there is no record.
            await(trail.begin(context, login.user(), segments), context, _ -> admit(context, caller, segments));
        }
    }

    private static boolean reads(RoutingContext context, List<String> segments) {
        return Requirements.reads(context.request().method().name(), segments);
    }

    /** The body waits meanwhile. */
    private static <T> void await(Future<T> future, RoutingContext context, Consumer<T> then) {
        context.request().pause();
        future.onComplete(done -> {
            context.request().resume();
            if (done.succeeded()) {
                then.accept(done.result());
            } else {
                LOG.error("a request could not be let in", done.cause());
                refuse(context, ErrorAnswer.of(done.cause()));
            }
        });
    }

    private static void admit(RoutingContext context, Caller caller, List<String> segments) {
        Call.accept(context, caller, segments);
        context.next();
    }

    private static Credentials credentials(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return new Credentials(
                Optional.ofNullable(request.getHeader("Authorization")),
                Optional.ofNullable(request.getCookie("JSESSIONID")).map(Cookie::getValue),
                Optional.ofNullable(request.getHeader("X-XSRF-TOKEN")),
                !reads);
    }

    private static void refuseAfter(Duration delay, RoutingContext context, Decision.Refused refused) {
        ErrorAnswer answer = ErrorAnswer.of(refused.status(), refused.errorCode(), refused.sentence());
        if (delay.isZero()) {
            refuse(context, answer);
        } else {
            context.vertx().setTimer(delay.toMillis(), _ -> refuse(context, answer));
        }
    }

    private static void refuse(RoutingContext context, ErrorAnswer answer) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        boolean browserScript = context.request().headers().contains("Sec-Fetch-Mode");
        if (answer.status() == 401 && !browserScript) {
            response.putHeader(
                    "WWW-Authenticate", "Basic realm=\"Tierwall\""); // A browser would ask in a window of its own.
        }
        if (answer.status() == 413 && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close"); // Nobody will read the rest.
        }
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", "application/json")
                .end(answer.body().toString());
    }
}
