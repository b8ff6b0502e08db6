package io.tierwall.server.api.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ErrorAnswer;
import io.tierwall.server.auth.Authenticator;
import io.tierwall.server.auth.Decision;
import io.tierwall.server.auth.FailureDelays;
import io.tierwall.server.auth.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sessions: a cookie, and a token that requests that change something repeat. */
@Path("/api/session")
public final class SessionResource {

    private static final String COOKIE = "JSESSIONID";

    private final Authenticator authenticator;
    private final Sessions sessions;
    private final FailureDelays delays;

    public SessionResource(Authenticator authenticator, Sessions sessions, FailureDelays delays) {
        this.authenticator = authenticator;
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
        Decision decision = authenticator.byPassword(form.name(), form.password());
        return switch (decision) {
            case Decision.Allowed(String user) -> {
                delays.succeeded(address);
                yield Uni.createFrom().item(begun(sessions.create(user)));
            }
            case Decision.Refused refused -> {
                yield after(
                        delays.failed(address),
                        ErrorAnswer.of(refused.status(), refused.errorCode(), refused.sentence()));
            }
        };
    }

    /** No thread waits meanwhile: those who guess must not keep others out. */
    private static Uni<Response> after(Duration delay, ErrorAnswer refusal) {
        Uni<Response> answer = Uni.createFrom().item(Answers.error(refusal));
        return delay.isZero() ? answer : answer.onItem().delayIt().by(delay);
    }

    private static Response begun(Sessions.Session session) {
        ObjectNode role = JsonNodeFactory.instance.objectNode().put("role", "superusers");
        role.putArray("permissions")
                .add("read-api")
                .add("read-write-api")
                .add("read-cli")
                .add("read-write-cli");
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putArray("roles").add(role);
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
