package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.EventReader;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.server.testing.TestManager;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, roles, and what they let somebody do, as NSX's clients ask. */
@QuarkusTest
final class PeopleTest extends ServerTest {

    private static final String USERS = "/api/v1/node/users";
    private static final String BINDINGS = "/policy/api/v1/aaa/role-bindings";
    private static final String PASSWORD = "a long password";
    private static final String GROUP = "{\"group_type\":[\"ANTREA\"]}";

    /** Makes an account, and says its number. */
    private String account(String name) {
        Answer created = client().post(
                        USERS + "?action=create_user",
                        "{\"username\":\"%s\",\"full_name\":\"Somebody\",\"password\":\"%s\"}"
                                .formatted(name, PASSWORD));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("userid").asText();
    }

    private Client as(String name) {
        return client().with("Authorization", Client.basic(name, PASSWORD));
    }

    private JsonNode bindingOf(String name) {
        return client().get(BINDINGS + "?name=" + name).json().path("results").get(0);
    }

    private static String binding(String name, String role) {
        return """
                {"name":"%s","type":"local_user","read_roles_for_paths":true,
                 "roles_for_paths":[{"path":"/","roles":[{"role":"%s"}]}]}""".formatted(name, role);
    }

    /** Makes an account with a role, and answers a client of it. */
    private Client person(String role) {
        String name = unique("u");
        account(name);
        Answer bound = client().put(BINDINGS + "/" + bindingOf(name).path("id").asText(), binding(name, role));
        assertThat(bound.status()).as(bound.text()).isEqualTo(200);
        return as(name);
    }

    private static void isForbidden(Answer answer, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo(403);
        assertThat(answer.json().path("httpStatus").asText()).isEqualTo("FORBIDDEN");
        assertThat(answer.message()).contains(words);
    }

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
    void terraformOverwritesTheBindingOfALocalUserAndRevertsIt() {
        String name = unique("u");
        String id = account(name);
        JsonNode found = bindingOf(name);
        String path = BINDINGS + "/" + found.path("id").asText();
        assertThat(found.path("type").asText()).isEqualTo("local_user");
        assertThat(found.at("/roles_for_paths/0/path").asText()).isEqualTo("/");
        assertThat(found.at("/roles_for_paths/0/roles/0/role").asText()).isEqualTo("auditor");
        assertThat(found.path("user_id").asText()).isEqualTo(id);

        succeed(client().put(path, binding(name, "security_engineer")));
        JsonNode updated = client().get(path).json();
        succeed(client().put(path, updated.toString()));
        JsonNode same = client().get(path).json();

        assertThat(updated.at("/roles_for_paths/0/roles/0/role").asText()).isEqualTo("security_engineer");
        assertThat(updated.path("_revision").asInt()).isEqualTo(1);
        assertThat(same).isEqualTo(updated);
        Answer stale = client().put(path, found.toString());
        assertThat(stale.status()).as(stale.text()).isEqualTo(412);
        succeed(client().put(path, binding(name, "auditor")));
        isForbidden(as(name).delete(DOMAIN + "/groups/g"), "auditor");
    }

    @Test
    void bindingsOfPeopleFromElsewhereAreKeptAndEchoed() {
        String name = unique("group");
        String body = """
                {"name":"%s","type":"remote_group","identity_source_type":"LDAP","identity_source_id":"corp",
                 "display_name":"ops","description":"all of them","tags":[{"scope":"a","tag":"b"}],
                 "roles":[{"role":"network_op"},{"role":"security_op"}]}""".formatted(name);

        Answer created = client().post("/api/v1/aaa/role-bindings", body);
        JsonNode item = client().get(
                        "/api/v1/aaa/role-bindings/" + created.json().path("id").asText())
                .json();

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(item).isEqualTo(created.json());
        assertThat(item.path("identity_source_id").asText()).isEqualTo("corp");
        assertThat(item.path("description").asText()).isEqualTo("all of them");
        assertThat(item.at("/tags/0/tag").asText()).isEqualTo("b");
        assertThat(item.path("roles").findValuesAsText("role")).containsExactly("security_op", "network_op");
        assertThat(client().post(BINDINGS, body).fields()).containsExactly("name");
        assertThat(client().get(BINDINGS + "?type=remote_group&name=" + name)
                        .json()
                        .path("result_count")
                        .asInt())
                .isEqualTo(1);
        Answer removed = client().delete(BINDINGS + "/" + item.path("id").asText());
        assertThat(removed.status()).isEqualTo(200);
        assertThat(client().get(BINDINGS + "/" + item.path("id").asText()).status())
                .isEqualTo(404);
        succeed(client().post(BINDINGS + "?action=delete_stale_bindings", ""));
    }

    @Test
    void bindingOfNobodyIsRefused() {
        Answer answer = client().post(BINDINGS, binding("nobody-at-all", "auditor"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("name");
    }

    @Test
    void securityEngineerWritesTheIntentAndNothingElse() {
        Client engineer = person("security_engineer");

        succeed(engineer.patch(DOMAIN + "/groups/" + unique("g"), GROUP));
        succeed(engineer.patch(INFRA, "{\"resource_type\":\"Infra\",\"children\":[]}"));
        isForbidden(
                engineer.put("/tierwall/api/v1/clusters/" + unique("c"), "{\"kubeconfig\":\"good\"}"),
                "security_engineer",
                "inventory_container",
                "crud");
        isForbidden(engineer.get(BINDINGS), "user_management");
        isForbidden(engineer.post(USERS + "?action=create_user", "{}"), "user_management");
        isForbidden(engineer.post("/no/such/path", "{}"), "enterprise_admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security_op", "network_engineer", "network_op", "auditor"})
    void othersReadAndChangeNothing(String role) {
        Client person = person(role);
        String group = DOMAIN + "/groups/" + unique("g");

        assertThat(person.get(DOMAIN + "/groups").status()).isEqualTo(200);
        assertThat(person.get("/tierwall/api/v1/clusters").status()).isEqualTo(200);
        isForbidden(person.patch(group, GROUP), role, "policy_grouping", "read");
        isForbidden(person.patch(INFRA, "{}"), role, "policy_dfw");
        isForbidden(person.post(INFRA + "/settings/firewall/stats?action=reset&category=DFW", ""), role);
        assertThat(client().get(group).status()).isEqualTo(404);
    }

    @Test
    void anotherEnterpriseAdministratorMayDoAsMuch() {
        Client administrator = person("enterprise_admin");

        assertThat(administrator
                        .post(USERS + "?action=create_user", "{\"username\":\"" + unique("u") + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(administrator
                        .put("/tierwall/api/v1/clusters/" + unique("c"), "{\"kubeconfig\":\"good\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everybodyLearnsWhoTheyAreAndWhatTheyMayDo() {
        Client engineer = person("security_engineer");

        JsonNode info = engineer.get("/api/v1/aaa/user-info?provide_flat_listing=true&root_path=/")
                .json();
        String asked = "/policy/api/v1/aaa/effective-permissions?";

        assertThat(info.at("/roles/0/role").asText()).isEqualTo("security_engineer");
        assertThat(info.at("/roles/0/permissions")).hasSize(2);
        assertThat(info.at("/roles_for_paths/0/roles/0/role").asText()).isEqualTo("security_engineer");
        assertThat(client().get("/policy/api/v1/aaa/user-info")
                        .json()
                        .at("/roles/0/role")
                        .asText())
                .isEqualTo("enterprise_admin");
        assertThat(engineer.get(asked + "object_path=/infra/domains/default/groups/g")
                        .json()
                        .path("operation")
                        .asText())
                .isEqualTo("crud");
        assertThat(engineer.get(asked + "feature_name=inventory_container")
                        .json()
                        .path("operation")
                        .asText())
                .isEqualTo("read");
        assertThat(engineer.get(asked + "feature_name=nothing").status()).isEqualTo(400);
        assertThat(engineer.get(asked).status()).isEqualTo(400);
        assertThat(engineer.get(asked + "object_path=/nowhere").status()).isEqualTo(400);
    }

    @Test
    void accountWithoutARoleLearnsOnlyThat() {
        String name = unique("u");
        account(name);
        succeed(client().delete(BINDINGS + "/" + bindingOf(name).path("id").asText()));

        isForbidden(as(name).get(INFRA), "without a role");
        isForbidden(as(name).get("/metrics"), "without a role");
        assertThat(as(name).get("/api/v1/aaa/user-info").json().path("roles")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policy/api/v1/aaa", "/api/v1/aaa"})
    void rolesAndFeaturesAreListedUnderBothPrefixes(String aaa) {
        JsonNode roles = client().get(aaa + "/roles").json();
        JsonNode role = client().get(aaa + "/roles/security_op").json();

        assertThat(roles.path("results").findValuesAsText("role"))
                .containsExactly(
                        "enterprise_admin",
                        "security_engineer",
                        "security_op",
                        "network_engineer",
                        "network_op",
                        "auditor");
        assertThat(role.at("/features/0/feature").asText()).isEqualTo("policy_dfw");
        assertThat(role.at("/features/0/permission").asText()).isEqualTo("read");
        assertThat(client().get(aaa + "/roles-with-feature-permissions")
                        .json()
                        .path("result_count")
                        .asInt())
                .isEqualTo(6);
        assertThat(client().get(aaa + "/features-with-properties").json().path("results"))
                .isNotEmpty();
        assertThat(client().get(aaa + "/roles?scope=PROJECT").json().path("results"))
                .isEmpty();
        assertThat(client().get(aaa + "/roles?scope=MOON").status()).isEqualTo(400);
        assertThat(client().get(aaa + "/roles/king").status()).isEqualTo(404);
        assertThat(client().get(aaa + "/object-permissions").json().path("results"))
                .isEmpty();
    }

    @Test
    void whatCannotBeMadeHereIsRefusedWithTheWayOut() {
        String aaa = "/policy/api/v1/aaa";
        for (Answer answer : new Answer[] {
            client().put(aaa + "/roles/mine", "{}"),
            client().post(aaa + "/roles/auditor?action=clone", "{}"),
            client().post(aaa + "/roles?action=validate", "{}"),
            client().delete(aaa + "/roles/auditor"),
        }) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).contains("The roles are fixed");
        }
        assertThat(client().post(aaa + "/registration-token", "").message()).contains("Register a cluster");
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
