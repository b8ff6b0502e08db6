package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The switch that makes the bodies of PATCH partial. */
@QuarkusTest
final class PartialPatchTest extends ServerTest {

    private static final String SWITCH = "/policy/api/v1/system-config/nsx-partial-patch-config";

    @AfterEach
    void off() {
        succeed(client().patch(SWITCH, "{\"enable_partial_patch\":false}"));
    }

    private String changedName() {
        String path = group(unique("g"));
        succeed(client().patch("/policy/api/v1" + path, "{\"group_type\":[\"ANTREA\"],\"description\":\"d\"}"));
        succeed(client().patch("/policy/api/v1" + path, "{\"group_type\":[\"ANTREA\"],\"display_name\":\"n\"}"));
        return client().get("/policy/api/v1" + path).json().path("description").asText();
    }

    @Test
    void whatABodyLeavesOutIsResetUntilTheSwitchIsOn() {
        assertThat(client().get(SWITCH).json().path("enable_partial_patch").booleanValue())
                .isFalse();
        assertThat(changedName()).isEmpty();

        Answer answer = client().patch(SWITCH, "{\"enable_partial_patch\":\"true\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(client().get(SWITCH).json().path("enable_partial_patch").booleanValue())
                .isTrue();
        assertThat(changedName()).isEqualTo("d");
    }

    @Test
    void anythingButTrueOrFalseIsRefusedByField() {
        Answer answer = client().patch(SWITCH, "{\"enable_partial_patch\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("enable_partial_patch");
    }
}
