package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.server.testing.TestManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Logging in as NSX clients do. */
@QuarkusTest
final class SessionsOverHttpTest extends ServerTest {

    private static final String GROUP = "{\"group_type\":[\"ANTREA\"]}";

    private Client anonymous() {
        return client().anonymous();
    }

    private Answer login(String password) {
        return anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/api/session/create",
                        "j_username=admin&j_password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    private static String cookie(Answer login) {
        String header = login.headers().firstValue("set-cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private static String token(Answer login) {
        return login.headers().firstValue("x-xsrf-token").orElseThrow();
    }

    @Test
    void sessionBeginsWithACookieAndAToken() {
        Answer login = login(TestManager.PASSWORD);

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.headers().firstValue("set-cookie").orElse(""))
                .matches("JSESSIONID=[0-9A-F]+; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(login.json().path("roles").get(0).path("role").asText()).isEqualTo("superusers");
        assertThat(anonymous().with("Cookie", cookie(login)).get(INFRA).status())
                .isEqualTo(200);
    }

    @Test
    void writingInASessionNeedsTheToken() {
        Answer login = login(TestManager.PASSWORD);
        Client session = anonymous().with("Cookie", cookie(login));
        String path = DOMAIN + "/groups/" + unique("g");

        Answer without = session.patch(path, GROUP);
        Answer wrong = session.with("X-XSRF-TOKEN", "guessed").patch(path, GROUP);
        Answer with = session.with("X-XSRF-TOKEN", token(login)).patch(path, GROUP);

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.errorCode()).isEqualTo(98);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(with.status()).isEqualTo(200);
    }

    @Test
    void destroyedSessionIsOfNoUse() {
        Answer login = login(TestManager.PASSWORD);
        Client session = anonymous().with("Cookie", cookie(login)).with("X-XSRF-TOKEN", token(login));

        assertThat(session.post("/api/session/destroy", "").status()).isEqualTo(200);
        Answer after = session.get(INFRA);

        assertThat(after.status()).isEqualTo(403);
        assertThat(after.errorCode()).isEqualTo(98);
    }

    @Test
    void passwordCountsWhereTheCookieIsUnknown() {
        assertThat(client().with("Cookie", "JSESSIONID=long-gone").get(INFRA).status())
                .isEqualTo(200);
        assertThat(client().with("Cookie", "JSESSIONID=long-gone")
                        .patch(DOMAIN + "/groups/" + unique("g"), GROUP)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongPasswordIsForbiddenAndNoneIsUnauthorized() {
        Answer wrong = anonymous().with("Authorization", Client.basic("wrong")).get(INFRA);
        Answer none = anonymous().get(INFRA);

        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.errorCode()).isEqualTo(403);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.json().path("httpStatus").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(login("wrong").status()).isEqualTo(403);
        assertThat(anonymous().with("Authorization", "Bearer x").get(INFRA).status())
                .isEqualTo(403);
        assertThat(anonymous().with("Authorization", "Basic ???").get(INFRA).status())
                .isEqualTo(403);
    }

    @Test
    void refusedRequestWithABodyLeavesTheConnectionUsable() {
        Client wrong = anonymous().with("Authorization", Client.basic("wrong"));
        for (int i = 0; i < 3; i++) {
            assertThat(wrong.patch(INFRA, "x".repeat(500_000)).status()).isEqualTo(403);
            assertThat(client().get(INFRA).status()).isEqualTo(200);
        }
    }

    @Test
    void onlyHealthAndTheConsoleAreOpenToAnybody() {
        assertThat(anonymous()
                        .get("/api/v1/reverse-proxy/node/health")
                        .json()
                        .path("healthy")
                        .asBoolean())
                .isTrue();
        assertThat(anonymous().get("/health").status()).isEqualTo(200);
        for (String path : new String[] {"/metrics", "/openapi", "/api/v1/node/version", "/no/such"}) {
            assertThat(anonymous().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void versionIsOneWhoseApiThisIs() {
        Answer version = client().get("/api/v1/node/version");

        assertThat(version.json().path("node_version").asText()).startsWith("9.0.");
        assertThat(version.json().path("product_version").asText()).startsWith("9.0.");
        assertThat(client().get("/api/v1/node").json().path("system_time").isNumber())
                .isTrue();
        assertThat(client().get("/policy/api/v1/aaa/user-info")
                        .json()
                        .path("user_name")
                        .asText())
                .isEqualTo("admin");
        assertThat(client().get("/api/v1/aaa/user-info").status()).isEqualTo(200);
    }

    @Test
    void descriptionAndMetricsAreServed() {
        assertThat(client().get("/openapi").json().path("paths").has("/tierwall/api/v1/clusters/{id}"))
                .isTrue();
        assertThat(client().get("/metrics").status()).isEqualTo(200);
    }
}
