package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, who has which, and what they let somebody do. */
@QuarkusTest
final class RolesTest extends PeopleFixture {

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
}
