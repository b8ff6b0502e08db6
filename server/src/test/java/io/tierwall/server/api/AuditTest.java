package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.EventReader;
import io.tierwall.server.testing.TestManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who did what, as the audit tells it. */
@QuarkusTest
final class AuditTest extends PeopleFixture {

    private static final String AUDIT = "/tierwall/api/v1/audit";
    private static final String LOGIN = "/api/session/create";

    private List<JsonNode> audit(String query) {
        Answer answer = client().get(AUDIT + query);
        succeed(answer);
        return StreamSupport.stream(answer.json().path("results").spliterator(), false)
                .toList();
    }

    private JsonNode only(String query) {
        List<JsonNode> found = audit(query);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static String requestId(Answer answer) {
        return answer.headers().firstValue("x-nsx-requestid").orElseThrow();
    }

    private Client anonymous(String type) {
        return client().anonymous().with("Content-Type", type);
    }

    private Answer login(String name, String password) {
        return anonymous("application/x-www-form-urlencoded")
                .post(LOGIN, "j_username=" + name + "&j_password=" + password);
    }

    @Test
    void aPublishSaysWhoWhenFromWhereAndWhichRevision() {
        String path = DOMAIN + "/groups/" + unique("g");

        Answer answer = client().patch(path, GROUP);

        JsonNode entry = only("?path=" + path);
        assertThat(entry.path("user").asText()).isEqualTo("admin");
        assertThat(entry.path("authenticated").asBoolean()).isTrue();
        assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("method").asText()).isEqualTo("PATCH");
        assertThat(entry.path("path").asText()).isEqualTo(path);
        assertThat(entry.path("outcome").asText()).isEqualTo("DONE");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("request_id").asText()).isEqualTo(requestId(answer));
        assertThat(entry.path("revision").asLong()).isPositive();
        assertThat(entry.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    }

    @Test
    void whatSaysNothingNewMakesNoRevision() {
        String path = DOMAIN + "/groups/" + unique("g");
        succeed(client().patch(path, GROUP));
        succeed(client().patch(path, GROUP));

        assertThat(audit("?path=" + path))
                .extracting(entry -> entry.has("revision"))
                .containsExactly(false, true);
    }

    @Test
    void readingAndAskingIsNotRecorded() {
        int before = client().get(AUDIT).json().path("result_count").asInt();

        client().get(INFRA);
        succeed(client().post("/tierwall/api/v1/plan", "{\"resource_type\":\"Infra\"}"));
        client().post("/tierwall/api/v1/explain", "{\"resource_type\":\"Infra\"}");

        assertThat(client().get(AUDIT).json().path("result_count").asInt()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedIsRecordedWithItsStatus() {
        String group = DOMAIN + "/groups/" + unique("g");
        String missing = DOMAIN + "/no-such-thing/" + unique("x");
        Client auditor = person("auditor");

        isForbidden(auditor.patch(group, GROUP), "auditor");
        client().patch(group, "{\"no_such_field\":1}");
        client().delete(missing);

        assertThat(audit("?failed=true&path=" + group))
                .extracting(entry -> entry.path("status").asInt())
                .containsExactly(400, 403);
        assertThat(audit("?path=" + group))
                .extracting(entry -> entry.path("outcome").asText())
                .containsOnly("REFUSED");
        assertThat(only("?path=" + missing).path("status").asInt()).isEqualTo(404);
    }

    @Test
    void secretsAreNowhereInIt() {
        String name = unique("u");
        String id = account(name);
        succeed(client().put(
                        USERS + "/" + id + "?password=in-the-wrong-place",
                        "{\"username\":\"" + name + "\",\"full_name\":\"S\",\"password\":\"another secret word\"}"));
        String cluster = unique("cluster");
        succeed(client().put("/tierwall/api/v1/clusters/" + cluster + "?force=true", "{\"kubeconfig\":\"s3cret\"}"));
        login("s3cret-in-the-name-field", "wrong");

        String all = client().get(AUDIT).text();
        assertThat(all).contains(USERS + "/" + id).doesNotContain("another secret", "in-the-wrong-place", "s3cret");
        assertThat(only("?path=/tierwall/api/v1/clusters/" + cluster)
                        .path("parameters")
                        .asText())
                .isEqualTo("force=true");
        assertThat(audit("?path=" + USERS))
                .extracting(entry -> entry.path("parameters").asText())
                .contains("action=create_user");
    }

    @Test
    void loginsAndWhoeverIsKeptOutAreRecorded() {
        String name = unique("u");
        account(name);

        login(name, "wrong");
        Answer answer = login(name, PASSWORD.replace(" ", "+"));

        succeed(answer);
        assertThat(audit("?path=" + LOGIN + "&user=" + name))
                .extracting(entry -> entry.path("outcome").asText() + " "
                        + entry.path("authenticated").asBoolean())
                .containsExactly("DONE true", "REFUSED false");
        assertThat(audit("?path=" + LOGIN).getFirst().path("request_id").asText())
                .isEqualTo(requestId(answer));
    }

    @Test
    void aChangeWithAWrongPasswordIsRecordedAsOfNobodyWhoIsKnown() {
        String path = DOMAIN + "/groups/" + unique("g");

        anonymous("application/json")
                .with("Authorization", Client.basic("admin", TestManager.PASSWORD + "!"))
                .patch(path, GROUP);

        JsonNode entry = only("?path=" + path);
        assertThat(entry.path("user").asText()).isEqualTo("admin");
        assertThat(entry.path("authenticated").asBoolean()).isFalse();
        assertThat(entry.path("status").asInt()).isEqualTo(403);
    }

    @Test
    void timesAndPagesNarrowIt() {
        String path = DOMAIN + "/groups/" + unique("g");
        for (int i = 0; i < 3; i++) {
            succeed(client().patch(path + i, GROUP));
        }
        List<JsonNode> all = audit("?path=" + path);
        String second = all.get(1).path("time").asText();

        JsonNode first = client().get(AUDIT + "?page_size=2&path=" + path).json();
        JsonNode next = client().get(AUDIT + "?page_size=2&path=" + path + "&cursor="
                        + first.path("cursor").asText())
                .json();

        assertThat(first.path("result_count").asInt()).isEqualTo(3);
        assertThat(first.path("results")).hasSize(2);
        assertThat(next.path("results")).containsExactly(all.get(2));
        assertThat(next.has("cursor")).isFalse();
        assertThat(audit("?path=" + path + "&since=" + second))
                .contains(all.get(1))
                .doesNotContainSequence(all);
        assertThat(audit("?path=" + path + "&until=" + second)).doesNotContain(all.get(0), all.get(1));
    }

    @Test
    void whatCannotBeAskedIsSaidSo() {
        for (String query : List.of("since=yesterday", "until=%2B1000000000-12-31T23:59:59Z", "cursor=x", "failed=1")) {
            assertThat(client().get(AUDIT + "?" + query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void itIsForAuditorsAndAdministrators() {
        assertThat(person("auditor").get(AUDIT).status()).isEqualTo(200);
        isForbidden(person("security_engineer").get(AUDIT), "user_management");
    }

    @Test
    void whoeverWatchesIsToldThatThereIsSomethingNew() throws Exception {
        try (EventReader events = EventReader.open(client(), "/tierwall/api/v1/events", Optional.empty())) {
            events.await(event -> event.type().equals("reset"));

            succeed(client().patch(DOMAIN + "/groups/" + unique("g"), GROUP));

            assertThat(events.await(event -> event.type().equals("audit")).data())
                    .isEqualTo("{}");
        }
    }
}
