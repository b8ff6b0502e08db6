package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How clients log in, stay so, and begin again. */
@QuarkusTest
final class LoginConversationTest extends Conversation {

    private static final String GROUP = "{\"group_type\":[\"ANTREA\"]}";

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void clientWhoseSessionHasEndedGoesOn(NsxClient.Style style) {
        NsxClient nsx = connected(style);
        String path = DOMAIN + "/groups/" + unique("group");

        nsx.loseSession();
        nsx.patch(path, GROUP);
        nsx.loseSession();

        assertThat(nsx.read(path).path("_revision").asInt(-1)).isZero();
    }

    @Test
    void failedLoginIsAnErrorThatTheProviderSurvives() {
        Answer login = client().anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/api/session/create", "j_username=admin&j_password=wrong");

        assertThat(login.status()).isEqualTo(403);
        assertThat(login.headers().firstValue("set-cookie")).isEmpty();
        assertThat(login.errorCode()).isEqualTo(403);
        assertThat(client().get("/api/v1/node/version").status()).isEqualTo(200);
    }

    @Test
    void staleTokenIsToldFromAWrongPassword() {
        Client stale = client().anonymous().with("Cookie", "JSESSIONID=gone").with("X-XSRF-TOKEN", "gone");

        assertThat(stale.patch(DOMAIN + "/groups/g", GROUP).errorCode()).isEqualTo(98);
        assertThat(client().with("Authorization", Client.basic("wrong"))
                        .patch(DOMAIN + "/groups/g", GROUP)
                        .errorCode())
                .isEqualTo(403);
    }

    @Test
    void operatorKeepsItsSessionAliveByAskingForHealth() {
        NsxClient operator = connected(NsxClient.Style.SESSION);

        assertThat(operator.read("/api/v1/reverse-proxy/node/health")
                        .path("healthy")
                        .asBoolean())
                .isTrue();
        assertThat(operator.read("/policy/api/v1/search/query?query=resource_type:Group")
                        .path("result_count")
                        .isInt())
                .isTrue();
    }

    @Test
    void headerThatAllowsOverwritingIsTolerated() {
        String path = DOMAIN + "/groups/" + unique("group");
        Client nsxlib = client().with("X-Allow-Overwrite", "true").with("Accept", "application/json");

        succeed(nsxlib.patch(path, GROUP));
        succeed(nsxlib.delete(path));
    }
}
