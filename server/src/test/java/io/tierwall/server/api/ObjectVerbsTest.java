package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What each verb does with an object, and what it answers. */
@QuarkusTest
final class ObjectVerbsTest extends ServerTest {

    private static final String GROUP = "{\"group_type\":[\"ANTREA\"],\"display_name\":\"%s\"}";

    @Test
    void patchCreatesAndAnswersNothingAtAll() {
        String path = DOMAIN + "/groups/" + unique("g");

        Answer answer = client().patch(path, GROUP.formatted("one"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).contains("0");
        assertThat(answer.headers().firstValue("content-type")).isEmpty();
        JsonNode created = client().get(path).json();
        assertThat(created.path("display_name").asText()).isEqualTo("one");
        assertThat(created.path("_revision").asInt(-1)).isZero();
        assertThat(created.path("_create_user").asText()).isEqualTo("admin");
    }

    @Test
    void patchThatSaysNothingNewKeepsTheRevision() {
        String path = DOMAIN + "/groups/" + unique("g");
        client().patch(path, GROUP.formatted("one"));
        JsonNode before = client().get(path).json();

        // As Ansible does: everything that was read is sent back.
        succeed(client().patch(path, before.toString()));

        assertThat(client().get(path).json()).isEqualTo(before);
    }

    @Test
    void treeIsAnsweredWithTheRevisionThatHoldsIt() {
        String group = unique("g");

        long first = published(group, "one");

        assertThat(published(group, "one")).isEqualTo(first);
        assertThat(published(group, "two")).isEqualTo(first + 1);
    }

    private long published(String group, String name) {
        Answer answer = client().patch(INFRA, """
                {"resource_type": "Infra", "children": [{"resource_type": "ChildResourceReference", "id": "default",
                 "target_type": "Domain", "children": [{"resource_type": "ChildGroup", "Group":
                  {"resource_type": "Group", "id": "%s", "group_type": ["ANTREA"], "display_name": "%s"}}]}]}""".formatted(group, name));
        assertThat(answer.text()).isEmpty();
        return answer.headers().firstValueAsLong("Tierwall-Revision").orElseThrow();
    }

    @Test
    void putCreatesAndAnswersTheObject() {
        Answer answer = client().put(DOMAIN + "/groups/" + unique("g"), GROUP.formatted("one"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).contains("application/json");
        assertThat(answer.json().path("resource_type").asText()).isEqualTo("Group");
    }

    @Test
    void putWithoutRevisionDoesNotReplaceWhatExists() {
        String path = DOMAIN + "/groups/" + unique("g");
        client().put(path, GROUP.formatted("one"));

        Answer answer = client().put(path, GROUP.formatted("two"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(500_127);
        assertThat(client().get(path).json().path("display_name").asText()).isEqualTo("one");
    }

    @Test
    void putWithAnOldRevisionIsRefused() {
        String path = DOMAIN + "/groups/" + unique("g");
        client().put(path, GROUP.formatted("one"));
        String second = "{\"group_type\":[\"ANTREA\"],\"display_name\":\"two\",\"_revision\":0}";
        assertThat(client().put(path, second).json().path("_revision").asInt()).isEqualTo(1);

        Answer answer = client().put(path, second);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.errorCode()).isEqualTo(604);
        assertThat(answer.json().path("httpStatus").asText()).isEqualTo("PRECONDITION_FAILED");
        assertThat(answer.json().path("module_name").asText()).isEqualTo("common-services");
        assertThat(answer.message()).contains(path.substring("/policy/api/v1".length()));
    }

    @Test
    void deleteRemovesAndIsRefusedTheSecondTime() {
        String path = DOMAIN + "/groups/" + unique("g");
        client().patch(path, GROUP.formatted("one"));

        Answer first = client().delete(path + "?fail_if_subtree_exists=false&force=true");
        Answer second = client().delete(path);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEmpty();
        assertThat(first.headers().firstValue("content-length")).contains("0");
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.errorCode()).isEqualTo(600);
        assertThat(client().get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsInUseCannotBeDeleted() {
        String group = group(unique("used"));
        String policy = DOMAIN + "/security-policies/" + unique("p");
        succeed(client().patch(policy, "{\"category\":\"Application\",\"scope\":[\"" + group + "\"]}"));

        Answer answer = client().delete("/policy/api/v1" + group);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(500_030);
        assertThat(answer.message()).contains(policy.substring("/policy/api/v1".length()));
    }

    @Test
    void policyIsReadWithItsRulesInTheirOrderAndListedWithout() {
        String id = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + id, """
                {"category":"Application","rules":[
                 {"id":"second","action":"DROP","sequence_number":20},
                 {"id":"first","action":"ALLOW","sequence_number":10}]}"""));

        JsonNode policy = client().get(DOMAIN + "/security-policies/" + id).json();
        JsonNode listed = find(client().get(DOMAIN + "/security-policies").json(), id);
        JsonNode counted = find(
                client().get(DOMAIN + "/security-policies?include_rule_count=true")
                        .json(),
                id);

        assertThat(policy.path("rules").findValuesAsText("id")).containsExactly("first", "second");
        assertThat(policy.path("rule_count").asInt()).isEqualTo(2);
        assertThat(listed.has("rules")).isFalse();
        assertThat(listed.has("rule_count")).isFalse();
        assertThat(listed.path("is_default").isBoolean()).isTrue();
        assertThat(counted.path("rule_count").asInt()).isEqualTo(2);
    }

    private static JsonNode find(JsonNode list, String id) {
        for (JsonNode item : list.path("results")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    @Test
    void patchOfAPolicyMergesRulesAndPutReplacesThem() {
        String path = DOMAIN + "/security-policies/" + unique("p");
        client().patch(path, "{\"category\":\"Application\",\"rules\":[{\"id\":\"a\",\"action\":\"DROP\"}]}");
        client().patch(path, "{\"category\":\"Application\",\"rules\":[{\"id\":\"b\",\"action\":\"DROP\"}]}");
        assertThat(client().get(path).json().path("rules").findValuesAsText("id"))
                .containsExactlyInAnyOrder("a", "b");

        int revision = client().get(path).json().path("_revision").asInt();
        Answer put = client().put(
                        path,
                        "{\"category\":\"Application\",\"_revision\":" + revision
                                + ",\"rules\":[{\"id\":\"c\",\"action\":\"DROP\"}]}");

        assertThat(put.json().path("rules").findValuesAsText("id")).containsExactly("c");
    }

    @Test
    void ruleNumbersAreNeverUsedAgain() {
        String rules = DOMAIN + "/security-policies/" + unique("p") + "/rules/";
        client().patch(rules.substring(0, rules.length() - "/rules/".length()), "{\"category\":\"Emergency\"}");
        client().patch(rules + "a", "{\"action\":\"DROP\"}");
        int first = client().get(rules + "a").json().path("rule_id").asInt();
        client().delete(rules + "a");
        client().patch(rules + "a", "{\"action\":\"DROP\"}");

        assertThat(first).isGreaterThanOrEqualTo(1_000);
        assertThat(client().get(rules + "a").json().path("rule_id").asInt()).isGreaterThan(first);
    }

    @Test
    void predefinedServicesAreThereAndStay() {
        Answer https = client().get(INFRA + "/services/HTTPS");
        assertThat(https.json().path("is_default").asBoolean()).isTrue();
        assertThat(client().delete(INFRA + "/services/HTTPS").status()).isEqualTo(400);
        assertThat(client().patch(INFRA + "/services/HTTPS", "{\"display_name\":\"mine\"}")
                        .status())
                .isEqualTo(400);
        succeed(client().patch(INFRA + "/services/HTTPS", https.text()));
        assertThat(client().get(INFRA + "/services/HTTPS").json()).isEqualTo(https.json());
    }

    @Test
    void entriesOfAServiceAreListedAndRead() {
        String id = unique("web");
        succeed(client().put(INFRA + "/services/" + id, """
                {"service_entries":[{"id":"e1","resource_type":"L4PortSetServiceEntry","l4_protocol":"TCP",
                 "destination_ports":["80","8000-8080"]}]}"""));

        JsonNode list =
                client().get(INFRA + "/services/" + id + "/service-entries").json();

        assertThat(list.path("result_count").asInt()).isEqualTo(1);
        assertThat(client().get(INFRA + "/services/" + id + "/service-entries/e1")
                        .json())
                .isEqualTo(list.path("results").get(0));
        assertThat(client().get(INFRA + "/services/" + id + "/service-entries/e2")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void writersOfTheSameObjectGoOneAfterTheOther() throws Exception {
        String path = DOMAIN + "/groups/" + unique("g");
        try (var executor = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String body = "{\"group_type\":[\"ANTREA\"],\"description\":\"" + i + "\"}";
                answers.add(executor.submit(() -> client().patch(path, body)));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }

        assertThat(client().get(path).json().path("_revision").asInt()).isEqualTo(79);
    }

    @Test
    void idsAreDecodedSegments() {
        String path = DOMAIN + "/groups/" + unique("a%20b%3Bc%C3%A4");
        succeed(client().patch(path, GROUP.formatted("one")));

        assertThat(client().get(path).json().path("id").asText()).startsWith("a b;cä-");
    }

    @Test
    void everythingIsAlsoThereWithoutThePolicyPrefix() {
        String path = "/infra/domains/default/groups/" + unique("g");
        succeed(client().patch("/api/v1" + path, GROUP.formatted("one")));

        assertThat(client().get("/api/v1" + path).json())
                .isEqualTo(client().get("/policy/api/v1" + path).json());
        assertThat(client().get("/api/v1" + path.replace("domains/", "domains")).json())
                .isEqualTo(client().get("/policy/api/v1" + path).json());
    }

    @Test
    void answersCarryTheHeadersOfNsx() {
        Answer answer = client().get(INFRA + "/domains");

        assertThat(answer.headers().firstValue("x-nsx-requestid").orElse("")).hasSize(36);
        assertThat(answer.headers().firstValue("cache-control"))
                .contains("no-cache, no-store, max-age=0, must-revalidate");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }
}
