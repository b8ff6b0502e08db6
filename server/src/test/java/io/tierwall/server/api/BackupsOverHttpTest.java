package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import org.junit.jupiter.api.Test;

/** A backup is made, listed, taken away and deleted by whoever may do everything; the others see that it is there. */
@QuarkusTest
final class BackupsOverHttpTest extends PeopleFixture {

    private static final String BACKUPS = "/tierwall/api/v1/backups";

    @Test
    void aBackupIsAFileThatCanBeTakenAway() {
        JsonNode made = client().post(BACKUPS, "").json();
        String path = BACKUPS + "/" + made.path("id").asText();

        Answer file = client().get(path);

        assertThat(client().get(BACKUPS).json().path("results")).contains(made);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith("SQLite format 3");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("tierwall-" + made.path("id").asText() + ".db");

        assertThat(client().delete(path).status()).isEqualTo(200);
        assertThat(client().get(path).status()).isEqualTo(404);
        assertThat(client().get(BACKUPS).json().path("results")).doesNotContain(made);
    }

    @Test
    void whoMayOnlyReadSeesThatThereIsOneAndDoesNotGetIt() {
        String path =
                BACKUPS + "/" + client().post(BACKUPS, "").json().path("id").asText();
        Client auditor = person("auditor");

        assertThat(auditor.get(BACKUPS).status()).isEqualTo(200);
        isForbidden(auditor.get(path), "system_information");
        isForbidden(auditor.post(BACKUPS, ""), "system_information");
        isForbidden(person("security_engineer").get(path), "system_information");
    }

    @Test
    void whoTookOneAwayIsInTheAudit() {
        String path =
                BACKUPS + "/" + client().post(BACKUPS, "").json().path("id").asText();

        client().get(path);

        JsonNode entries =
                client().get("/tierwall/api/v1/audit?path=" + path).json().path("results");
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("method").asText()).isEqualTo("GET");
        assertThat(entries.get(0).path("status").asInt()).isEqualTo(200);
    }
}
