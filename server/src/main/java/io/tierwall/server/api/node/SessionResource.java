package io.tierwall.server.api.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.AuditTrail;
import io.tierwall.server.api.http.ErrorAnswer;
import io.tierwall.server.api.http.PasswordDesk;
import io.tierwall.server.api.http.UserFormat;
import io.tierwall.server.auth.Account;
import io.tierwall.server.auth.Authenticator;
import io.tierwall.server.auth.Decision;
import io.tierwall.server.auth.FailureDelays;
import io.tierwall.server.auth.Login;
import io.tierwall.server.auth.Sessions;
import io.tierwall.server.people.RoleAdministration;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sessions: a cookie, and a token that requests that change something repeat. */
@Path("/api/session")
public final class SessionResource {

    private static final int OK = 200;
    private static final String COOKIE = "JSESSIONID";
    /** What NSX says of its own administrator. */
    private static final List<String> SUPERUSER = List.of("read-api", "read-write-api", "read-cli", "read-write-cli");

    private final Authenticator authenticator;
    private final Sessions sessions;
    private final FailureDelays delays;
    private final PasswordDesk passwords;
    private final RoleAdministration roles;
    private final AuditTrail trail;

    public SessionResource(
            Authenticator authenticator,
            Sessions sessions,
            FailureDelays delays,
            PasswordDesk passwords,
            RoleAdministration roles,
            AuditTrail trail) {
        this.trail = trail;
        this.authenticator = authenticator;
        this.passwords = passwords;
        this.roles = roles;
        this.sessions = sessions;
        this.delays = delays;
    }

    @POST
    @Path("create")
    @Operation(hidden = true)
    @Blocking
    public Uni<Response> create(@Context RoutingContext context, InputStream body) throws IOException {
        LoginForm form = LoginForm.read(body);
        String address = context.request().remoteAddress().hostAddress();
        return decide(form)
                .onItem()
                .invoke(decision -> record(context, form.name(), decision))
                .onItem()
                .transformToUni(decision -> answer(decision, address));
    }

    private void record(RoutingContext context, String name, Decision decision) {
        switch (decision) {
            case Decision.Allowed(Login login) -> trail.loggedIn(context, login.user(), OK);
            case Decision.Refused refused when refused.guessed() -> trail.keptOut(context, name, refused.status());
            case Decision.Refused _ -> {} // It was not even looked at.
            case Decision.Unsettled _ -> throw new IllegalStateException("a checked password is settled");
        }
    }

    private Uni<Decision> decide(LoginForm form) {
        Decision quick = authenticator.byPassword(form.name(), form.password());
        return quick instanceof Decision.Unsettled unsettled
                ? Uni.createFrom()
                        .completionStage(() -> passwords.check(unsettled).toCompletionStage())
                : Uni.createFrom().item(quick);
    }

    private Uni<Response> answer(Decision decision, String address) {
        return switch (decision) {
            case Decision.Allowed(Login login) -> {
                delays.succeeded(address);
                yield Uni.createFrom().item(begun(sessions.create(login)));
            }
            case Decision.Refused refused ->
                after(
                        refused.guessed() ? delays.failed(address) : Duration.ZERO,
                        ErrorAnswer.of(refused.status(), refused.errorCode(), refused.sentence()));
            case Decision.Unsettled _ -> throw new IllegalStateException("a checked password is settled");
        };
    }

    /** No thread waits meanwhile: those who guess must not keep others out. */
    private static Uni<Response> after(Duration delay, ErrorAnswer refusal) {
        Uni<Response> answer = Uni.createFrom().item(Answers.error(refusal));
        return delay.isZero() ? answer : answer.onItem().delayIt().by(delay);
    }

    private Response begun(Sessions.Session session) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        String user = session.login().user();
        if (user.equals(Account.ADMIN)) {
            SUPERUSER.forEach(
                    out.putArray("roles").addObject().put("role", "superusers").putArray("permissions")::add);
        } else {
            UserFormat.writeRoles(roles.rolesOf(user), out.putArray("roles"));
        }
        return Response.fromResponse(Answers.json(out))
                .header("Set-Cookie", COOKIE + "=" + session.id() + "; Path=/; Secure; HttpOnly; SameSite=Lax")
                .header("X-XSRF-TOKEN", session.token())
                .build();
    }

    @POST
    @Path("destroy")
    @Operation(hidden = true)
    public Response destroy(@Context RoutingContext context) {
        Optional.ofNullable(context.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .ifPresent(sessions::destroy);
        return Response.fromResponse(Answers.done())
                .header("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
                .build();
    }
}
