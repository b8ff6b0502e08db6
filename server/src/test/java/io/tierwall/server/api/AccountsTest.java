package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.EventReader;
import io.tierwall.server.testing.TestManager;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accounts: who can log in, and for how long. */
@QuarkusTest
final class AccountsTest extends PeopleFixture {

    @Test
    void newAccountLogsInBothWaysAndReads() {
        String name = unique("u");
        account(name);

        Answer login = client().anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/api/session/create", "j_username=" + name + "&j_password=a+long+password");
        String cookie = login.headers().firstValue("set-cookie").orElseThrow();

        assertThat(login.json().at("/roles/0/role").asText()).isEqualTo("auditor");
        assertThat(login.json().at("/roles/0/permissions")).hasSize(1);
        Client session = client().anonymous()
                .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-XSRF-TOKEN", login.headers().firstValue("x-xsrf-token").orElseThrow());
        assertThat(session.get(INFRA).status()).isEqualTo(200);
        isForbidden(session.patch(DOMAIN + "/groups/" + unique("g"), GROUP), "auditor", "policy_grouping");
        assertThat(as(name).get(INFRA).status()).isEqualTo(200);
    }

    @Test
    void bodyThatComesWithAPasswordSeenForTheFirstTimeArrivesWhole() {
        String name = unique("u");
        account(name);
        succeed(client().put(BINDINGS + "/" + bindingOf(name).path("id").asText(), binding(name, "security_engineer")));
        String path = DOMAIN + "/groups/" + unique("g");

        Answer patched = as(name).patch(
                        path, "{\"group_type\":[\"ANTREA\"]," + " ".repeat(900_000) + "\"description\":\"end\"}");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        JsonNode group = client().get(path).json();
        assertThat(group.path("_create_user").asText()).isEqualTo(name);
        assertThat(group.path("description").asText()).isEqualTo("end");
    }

    @Test
    void sessionEndsWithThePasswordAndWithTheAccount() {
        String name = unique("u");
        String id = account(name);
        assertThat(as(name).get(INFRA).status()).isEqualTo(200);

        succeed(client().post(USERS + "/" + id + "?action=reset_password", "{\"password\":\"another password\"}"));
        assertThat(as(name).get(INFRA).status()).isEqualTo(403);
        Client again = client().with("Authorization", Client.basic(name, "another password"));
        assertThat(again.get(INFRA).status()).isEqualTo(200);
        Answer removed = client().delete(USERS + "/" + id);

        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.text()).isEmpty();
        assertThat(again.get(INFRA).status()).isEqualTo(403);
        assertThat(client().delete(USERS + "/" + id).status()).isEqualTo(404);
        assertThat(client().get(BINDINGS + "?name=" + name).json().path("results"))
                .isEmpty();
    }

    @Test
    void streamOfEventsEndsWhenItsAccountIsGone() throws Exception {
        String name = unique("u");
        String id = account(name);
        String policy = unique("p");

        try (EventReader events = EventReader.open(as(name), "/tierwall/api/v1/events", Optional.empty())) {
            assertThat(events.next().type()).isEqualTo("reset");
            succeed(client().delete(USERS + "/" + id));
            span(created(policy), registered());

            assertThat(events.await(event ->
                                    event.type().equals("end") || event.data().contains(policy))
                            .type())
                    .isEqualTo("end");
        }
    }

    private String created(String policy) {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
        return policy;
    }

    @Test
    void terraformCreatesReadsUpdatesAndDeletesANodeUser() {
        String name = unique("u");
        String properties = "\"full_name\":\"%s\",\"password_change_frequency\":90,\"password_change_warning\":7,"
                + "\"username\":\"" + name + "\"";

        Answer created = client().post(
                        USERS + "?action=create_user",
                        "{" + properties.formatted("Bob") + ",\"password\":\"" + PASSWORD + "\"}");
        String path = USERS + "/" + created.json().path("userid").asText();
        Answer updated = client().put(
                        path,
                        "{" + properties.formatted("Robert") + ",\"password\":\"a new password\",\"old_password\":\""
                                + PASSWORD + "\"}");
        Answer wrong = client().put(
                        path,
                        "{" + properties.formatted("Bert") + ",\"password\":\"a newer password\","
                                + "\"old_password\":\"guessed\"}");
        JsonNode read = client().get(path).json();

        assertThat(created.text()).doesNotContain(PASSWORD);
        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.fields()).containsExactly("old_password");
        assertThat(read.path("full_name").asText()).isEqualTo("Robert");
        assertThat(read.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(read.path("password_change_frequency").asInt()).isEqualTo(90);
        assertThat(read.path("last_password_change").asInt(-1)).isZero();
        assertThat(client().with("Authorization", Client.basic(name, "a new password"))
                        .get(INFRA)
                        .status())
                .isEqualTo(200);
        succeed(client().post(path + "?action=deactivate", ""));
        assertThat(client().get(path).json().path("status").asText()).isEqualTo("NOT_ACTIVATED");
        assertThat(client().with("Authorization", Client.basic(name, "a new password"))
                        .get(INFRA)
                        .status())
                .isEqualTo(403);
        succeed(client().post(path + "?action=activate", "{\"password\":\"a new password\"}"));
        assertThat(client().with("Authorization", Client.basic(name, "a new password"))
                        .get(INFRA)
                        .status())
                .isEqualTo(200);
        succeed(client().delete(path));
    }

    @Test
    void everybodyChangesTheirOwnPasswordAndNobodyElses() {
        String own = USERS + "?action=reset_own_password";
        String name = unique("u");
        String id = account(name);
        Client auditor = as(name);

        Answer wrong = auditor.post(own, "{\"old_password\":\"guessed\",\"password\":\"a new password\"}");
        Answer missing = auditor.post(own, "{\"password\":\"a new password\"}");
        Answer tooShort = auditor.post(own, "{\"old_password\":\"" + PASSWORD + "\",\"password\":\"short\"}");
        Answer others = auditor.post(USERS + "/" + id + "?action=reset_own_password", "{}");
        Answer done = auditor.post(own, "{\"old_password\":\"" + PASSWORD + "\",\"password\":\"a new password\"}");

        assertThat(wrong.fields()).containsExactly("old_password");
        assertThat(missing.fields()).containsExactly("old_password");
        assertThat(tooShort.fields()).containsExactly("password");
        isForbidden(others, "user_management");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(auditor.get(INFRA).status()).isEqualTo(403);
        assertThat(client().with("Authorization", Client.basic(name, "a new password"))
                        .get(INFRA)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theAdministratorsOwnPasswordIsSetWhereTheManagerIsStarted() {
        Answer answer = client().post(
                        USERS + "?action=reset_own_password",
                        "{\"old_password\":\"" + TestManager.PASSWORD + "\",\"password\":\"a new password\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("set where the manager is started");
    }

    @Test
    void administratorIsThereAndStays() {
        JsonNode admin = client().get(USERS).json().path("results").get(0);
        String path = USERS + "/" + admin.path("userid").asText();

        assertThat(admin.path("username").asText()).isEqualTo("admin");
        for (Answer answer : new Answer[] {
            client().delete(path),
            client().put(path, "{\"full_name\":\"x\"}"),
            client().post(path + "?action=reset_password", "{\"password\":\"a long password\"}"),
            client().post(path + "?action=deactivate", ""),
        }) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).contains("always there");
        }
        assertThat(client().with("Authorization", Client.basic(TestManager.PASSWORD))
                        .get(INFRA)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void allProblemsOfAnAccountAreNamedAtOnce() {
        Answer answer = client().post(
                        USERS + "?action=create_user",
                        "{\"username\":\"1\",\"password\":\"short\",\"password_change_frequency\":-1}");
        Answer typed = client().post(USERS + "?action=create_user", "{\"username\":1,\"shell\":\"bash\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("username", "password", "password_change_frequency");
        assertThat(typed.fields()).containsExactly("username", "shell");
        assertThat(client().get(USERS + "/x").status()).isEqualTo(404);
        assertThat(client().get(USERS + "/99").status()).isEqualTo(404);
        assertThat(client().post(USERS, "{}").status()).isEqualTo(400);
        assertThat(client().post(USERS + "/10000?action=promote", "{}").status())
                .isEqualTo(400);
    }
}
