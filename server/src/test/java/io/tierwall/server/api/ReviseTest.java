package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies and rules get other places among their siblings. */
@QuarkusTest
final class ReviseTest extends ServerTest {

    private String policy() {
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, """
                {"category":"Infrastructure","rules":[
                 {"id":"one","action":"DROP","sequence_number":10},{"id":"two","action":"DROP","sequence_number":20},
                 {"id":"three","action":"DROP","sequence_number":30}]}"""));
        return "/infra/domains/default/security-policies/" + policy;
    }

    private List<String> rules(String policy) {
        return client().get("/policy/api/v1" + policy).json().path("rules").findValuesAsText("id");
    }

    @Test
    void rulesAreInsertedBeforeAndAfterTheirNeighbours() {
        String policy = policy();
        String three = "/policy/api/v1" + policy + "/rules/three";
        JsonNode body = client().get(three).json();

        Answer answer = client().post(
                        three + "?action=revise&operation=insert_before&anchor_path=" + policy + "/rules/one",
                        body.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("sequence_number").asInt()).isLessThan(10);
        assertThat(rules(policy)).containsExactly("three", "one", "two");

        succeed(client().post(
                        three + "?action=revise&operation=insert_after&anchor_path=" + policy + "/rules/one",
                        "{\"action\":\"REJECT\"}"));
        assertThat(rules(policy)).containsExactly("one", "three", "two");
        assertThat(client().get(three).json().path("action").asText()).isEqualTo("REJECT");
    }

    @Test
    void topIsTheDefaultAndBottomIsTheOtherEnd() {
        String policy = policy();
        String two = "/policy/api/v1" + policy + "/rules/two?action=revise";

        succeed(client().post(two, "{\"action\":\"DROP\"}"));
        assertThat(rules(policy)).containsExactly("two", "one", "three");
        succeed(client().post(two + "&operation=insert_bottom", "{\"action\":\"DROP\"}"));
        assertThat(rules(policy)).containsExactly("one", "three", "two");
    }

    @Test
    void policiesMoveWithTheirRules() {
        String first = policy();
        String second = policy();

        Answer answer = client().post(
                        "/policy/api/v1" + second + "?action=revise&operation=insert_before&anchor_path=" + first,
                        client().get("/policy/api/v1" + second).text());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(rules(second)).containsExactly("one", "two", "three");
        assertThat(client().get(DOMAIN + "/security-policies")
                        .json()
                        .path("results")
                        .findValuesAsText("path"))
                .containsSubsequence(second, first);
    }

    @Test
    void whatCannotBeMovedIsRefused() {
        String policy = policy();
        String one = "/policy/api/v1" + policy + "/rules/one";

        assertThat(client().post(one, "{\"action\":\"DROP\"}").status()).isEqualTo(400);
        assertThat(client().post(one + "?action=dance", "{\"action\":\"DROP\"}").status())
                .isEqualTo(400);
        assertThat(client().post(one + "?action=revise&operation=insert_after", "{\"action\":\"DROP\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client().post(
                                one + "?action=revise&operation=insert_after&anchor_path=" + policy,
                                "{\"action\":\"DROP\"}")
                        .fields())
                .contains("anchor_path");
        assertThat(client().post("/policy/api/v1" + policy + "/rules/none?action=revise", "{\"action\":\"DROP\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client().post(DOMAIN + "/groups/g?action=revise", "{}").status())
                .isEqualTo(405);
    }
}
