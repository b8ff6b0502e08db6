package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever publishes can say why, and everybody can read it beside the revision. */
@QuarkusTest
final class RevisionMessageTest extends ServerTest {

    private final String group = unique("g");

    private Answer publish(String message) {
        return client().with("Tierwall-Message", message).patch(INFRA, tree());
    }

    private String tree() {
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildGroup","Group":{"resource_type":"Group",
                 "id":"%s","group_type":["ANTREA"]}}]}]}""".formatted(group);
    }

    private String messageOf(Answer published) {
        succeed(published);
        String auto = "/drafts/auto-"
                + published.headers().firstValue("Tierwall-Revision").orElseThrow();
        return client().get(INFRA + auto).json().path("description").asText();
    }

    @Test
    void whatIsSaidIsKeptWithTheRevision() {
        assertThat(messageOf(publish("%20Zahlungen%20%C3%B6ffnen:%20100%25+ ok ")))
                .isEqualTo("Zahlungen öffnen: 100%+ ok");

        JsonNode newest = client().get(INFRA + "/drafts?auto_drafts=true")
                .json()
                .path("results")
                .get(0);
        assertThat(newest.path("description").asText()).isEqualTo("Zahlungen öffnen: 100%+ ok");
    }

    @Test
    void nobodyHasToSayWhy() {
        assertThat(messageOf(client().patch(INFRA, tree()))).isEmpty();
    }

    @Test
    void twoHundredCharactersAreEnoughWhateverTheyTakeUp() {
        assertThat(messageOf(publish("%F0%9F%94%A5".repeat(200)))).isEqualTo("🔥".repeat(200));
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        assertRefused(publish("x".repeat(201)), "1 to 200 characters are expected, not 201");
    }

    @ParameterizedTest
    @CsvSource({
        "%20, 1 to 200 characters",
        "two%0Alines, one line",
        "ends%0A, one line",
        "two%E2%80%A8lines, one line",
        "bell%07, without control characters",
        "100%, Encode it as UTF-8 in percents",
        "%zz, Encode it as UTF-8 in percents",
        "%C3, Encode it as UTF-8 in percents",
        "%ED%A0%80, Encode it as UTF-8 in percents"
    })
    void whatIsNoLineOfTextIsRefused(String message, String wayOut) {
        assertRefused(publish(message), wayOut);
    }

    private void assertRefused(Answer refused, String wayOut) {
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Tierwall-Message: ").contains(wayOut);
        assertThat(client().get(DOMAIN + "/groups/" + group).status()).isEqualTo(404);
    }
}
