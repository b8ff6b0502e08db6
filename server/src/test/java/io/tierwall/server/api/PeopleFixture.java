package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.ServerTest;

/** Makes people with roles, for tests of what they may do. */
abstract class PeopleFixture extends ServerTest {

    static final String USERS = "/api/v1/node/users";
    static final String BINDINGS = "/policy/api/v1/aaa/role-bindings";
    static final String PASSWORD = "a long password";
    static final String GROUP = "{\"group_type\":[\"ANTREA\"]}";

    /** Makes an account, and says its number. */
    String account(String name) {
        Answer created = client().post(
                        USERS + "?action=create_user",
                        "{\"username\":\"%s\",\"full_name\":\"Somebody\",\"password\":\"%s\"}"
                                .formatted(name, PASSWORD));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("userid").asText();
    }

    Client as(String name) {
        return client().with("Authorization", Client.basic(name, PASSWORD));
    }

    JsonNode bindingOf(String name) {
        return client().get(BINDINGS + "?name=" + name).json().path("results").get(0);
    }

    static String binding(String name, String role) {
        return """
                {"name":"%s","type":"local_user","read_roles_for_paths":true,
                 "roles_for_paths":[{"path":"/","roles":[{"role":"%s"}]}]}""".formatted(name, role);
    }

    /** Makes an account with a role, and answers a client of it. */
    Client person(String role) {
        String name = unique("u");
        account(name);
        Answer bound = client().put(BINDINGS + "/" + bindingOf(name).path("id").asText(), binding(name, role));
        assertThat(bound.status()).as(bound.text()).isEqualTo(200);
        return as(name);
    }

    static void isForbidden(Answer answer, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo(403);
        assertThat(answer.json().path("httpStatus").asText()).isEqualTo("FORBIDDEN");
        assertThat(answer.message()).contains(words);
    }
}
