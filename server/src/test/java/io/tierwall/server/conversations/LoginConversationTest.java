package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.server.testing.TestManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How clients log in, learn that their session has ended, and begin again. */
@QuarkusTest
final class LoginConversationTest extends ServerTest {

    private static final String GROUP = "{\"group_type\":[\"ANTREA\"]}";
    private static final int BAD_SESSION = 98;

    private Answer login(String password) {
        return client().anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/api/session/create",
                        "j_username=admin&j_password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    private Client inSession(Client base) {
        Answer login = login(TestManager.PASSWORD);
        String cookie = login.headers().firstValue("set-cookie").orElseThrow();
        return base.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-XSRF-TOKEN", login.headers().firstValue("x-xsrf-token").orElseThrow());
    }

    /** It shows no password but when it logs in, and logs in again when it is told that the token is of no use. */
    @Test
    void operatorOfNsxBeginsAnotherSessionWhenItsOwnHasEnded() {
        String path = DOMAIN + "/groups/" + unique("group");
        Client operator = inSession(client().anonymous());
        assertThat(operator.get("/api/v1/reverse-proxy/node/health")
                        .json()
                        .path("healthy")
                        .asBoolean())
                .isTrue();

        succeed(operator.post("/api/session/destroy", ""));
        Answer refused = operator.patch(path, GROUP);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo(BAD_SESSION);

        succeed(inSession(client().anonymous()).patch(path, GROUP));
    }

    /** It shows both with each request, so the end of the session is nothing to it. */
    @Test
    void providerOfTerraformDoesNotNoticeThatItsSessionHasEnded() {
        String path = DOMAIN + "/groups/" + unique("group");
        Client terraform = inSession(client());

        succeed(terraform.post("/api/session/destroy", ""));

        succeed(terraform.patch(path, GROUP));
        assertThat(terraform.get(path).status()).isEqualTo(200);
    }

    /** The provider warns, and goes on with the password that it shows anyway. */
    @Test
    void loginThatFailsBeginsNoSession() {
        Answer login = login("wrong");

        assertThat(login.status()).isEqualTo(403);
        assertThat(login.errorCode()).isEqualTo(403);
        assertThat(login.headers().firstValue("set-cookie")).isEmpty();
        assertThat(client().get("/api/v1/node/version").status()).isEqualTo(200);
    }
}
