package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import org.junit.jupiter.api.Test;

/** What would become of a packet, if what somebody has written were published. */
@QuarkusTest
final class ExplainDraftTest extends AnalysisFixture {

    private String address() {
        return TIERWALL + "explain?cluster=" + cluster + "&from=" + b + "/client&to=" + a + "/web&port=80";
    }

    private JsonNode ask(String body) {
        Answer answer = client().post(address(), body);
        succeed(answer);
        return answer.json();
    }

    @Test
    void aDraftIsExplainedBesideWhatIsPublishedAndChangesNothing() {
        JsonNode before = client().get(address()).json();

        JsonNode answer = ask(tree());

        assertThat(answer.path("rules").asText()).isEqualTo("DRAFT");
        assertThat(answer.path("verdict").asText()).isEqualTo("ALLOW");
        assertThat(answer.path("published_verdict").asText()).isEqualTo("DROP");
        assertThat(answer.path("revision")).isEqualTo(before.path("revision"));
        assertThat(answer.at("/ingress/decided_by/rule").asText())
                .isEqualTo("/infra/domains/default/security-policies/" + policy + "/rules/open");
        assertThat(answer.at("/ingress/passed_over").findValuesAsText("rule_name"))
                .contains("closed");
        JsonNode after = client().get(address()).json();
        assertThat(after.path("verdict").asText()).isEqualTo("DROP");
        assertThat(after.path("rules").asText()).isEqualTo("PUBLISHED");
        assertThat(after.has("published_verdict")).isFalse();
        assertThat(after.path("revision")).isEqualTo(before.path("revision"));
    }

    @Test
    void aDraftThatSaysNothingNewIsExplainedAsWhatIsPublished() {
        JsonNode answer = ask("{}");

        assertThat(answer.path("verdict").asText()).isEqualTo("DROP");
        assertThat(answer.path("published_verdict").asText()).isEqualTo("DROP");
    }

    @Test
    void aDraftThatIsKeptIsExplainedByItsName() {
        String draft = unique("d");
        succeed(client().patch(INFRA + "/drafts/" + draft, "{\"user_area\":" + tree() + "}"));

        assertThat(ask("{\"draft\":\"" + draft + "\"}").path("verdict").asText())
                .isEqualTo("ALLOW");
    }

    @Test
    void aDraftThatCouldNotBePublishedSaysWhy() {
        Answer answer = client().post(address(), tree().replace("services/HTTP", "services/no-such"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("no-such");
    }

    @Test
    void aDraftIsOneOfTodayAndOfARegisteredCluster() {
        assertThat(client().post(address() + "&revision=1", "{}").text()).contains("revision", "published now");
        assertThat(client().post(address().replace(cluster, "no-such"), "{}").text())
                .contains("no cluster no-such");
    }
}
