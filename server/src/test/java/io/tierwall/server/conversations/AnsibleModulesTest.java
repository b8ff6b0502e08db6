package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The modules {@code nsxt_policy_group} and {@code nsxt_policy_security_policy} of the Ansible collection: they send
 * back what they read, completed by what a playbook says, and tell by the revision whether anything changed.
 */
@QuarkusTest
final class AnsibleModulesTest extends ServerTest {

    /** What a task ends with. */
    private enum Outcome {
        OK,
        CHANGED
    }

    /** {@code state: present}. */
    private Outcome present(String path, String parameters) {
        Answer before = request("GET", path, "");
        ObjectNode body = Json.object(parameters);
        if (before.status() == 200) {
            before.json().properties().forEach(field -> {
                if (!body.has(field.getKey())) {
                    body.set(field.getKey(), field.getValue());
                }
            });
        }
        succeed(request("PATCH", path, body.toString()));
        JsonNode after = request("GET", path, "").json();
        boolean same = before.status() == 200 && before.json().path("_revision").equals(after.path("_revision"));
        return same ? Outcome.OK : Outcome.CHANGED;
    }

    /** {@code state: absent}: the module polls until reading fails. */
    private Outcome absent(String path) {
        if (request("GET", path, "").status() == 404) {
            return Outcome.OK;
        }
        succeed(request("DELETE", path, ""));
        assertThat(request("GET", path, "").status()).isEqualTo(404);
        return Outcome.CHANGED;
    }

    /** The communicator takes a success with this key for a failure. */
    private Answer request(String method, String path, String body) {
        Answer answer = client().send(method, path, body);
        if (answer.status() < 300 && !answer.text().isEmpty()) {
            assertThat(answer.json().has("error_code")).isFalse();
        }
        return answer;
    }

    @Test
    void aGroupIsChangedOnceAndThenOk() {
        String path = DOMAIN + "/groups/" + unique("g");
        String play = """
                {"display_name":"web","group_type":["ANTREA"],"expression":[{"resource_type":"Condition",
                 "member_type":"Pod","key":"Tag","operator":"EQUALS","value":"app|web"}]}""";

        assertThat(present(path, play)).isEqualTo(Outcome.CHANGED);
        assertThat(present(path, play)).isEqualTo(Outcome.OK);
        assertThat(present(path, "{\"display_name\":\"other\"}")).isEqualTo(Outcome.CHANGED);
        assertThat(client().get(path).json().path("expression")).hasSize(1);
        assertThat(absent(path)).isEqualTo(Outcome.CHANGED);
        assertThat(absent(path)).isEqualTo(Outcome.OK);
    }

    @Test
    void aPolicyKeepsItsRulesWhenAPlaySaysNothingOfThem() {
        String path = DOMAIN + "/security-policies/" + unique("p");
        String play = """
                {"display_name":"p","category":"Application","rules":[{"id":"r","action":"DROP","direction":"IN",
                 "source_groups":["ANY"],"destination_groups":["ANY"],"services":["ANY"],"scope":["ANY"]}]}""";

        assertThat(present(path, play)).isEqualTo(Outcome.CHANGED);
        assertThat(present(path, play)).isEqualTo(Outcome.OK);
        assertThat(present(path, "{\"description\":\"new\"}")).isEqualTo(Outcome.CHANGED);
        assertThat(client().get(path).json().path("rules")).hasSize(1);
        assertThat(absent(path)).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void listsArePagedUntilTheCursorIsEmpty() {
        group(unique("ns"));
        group(unique("ns"));
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = request("GET", DOMAIN + "/groups?page_size=1&cursor=" + cursor, "")
                    .json();
            page.path("results").forEach(group -> seen.add(group.path("path").asText()));
            cursor = page.path("cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.startsWith("0000") && ++pages < 10_000);

        assertThat(seen)
                .hasSize(client().get(DOMAIN + "/groups")
                        .json()
                        .path("result_count")
                        .intValue());
    }
}
