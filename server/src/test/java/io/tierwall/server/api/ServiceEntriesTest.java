package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;

/** Entries of services, each at a path of its own. */
@QuarkusTest
final class ServiceEntriesTest extends ServerTest {

    private static final String PORT =
            "{\"resource_type\":\"L4PortSetServiceEntry\",\"l4_protocol\":\"TCP\"," + "\"destination_ports\":[\"%s\"]}";

    private final String service = INFRA + "/services/" + unique("s");

    private int revision() {
        return client().get(service).json().path("_revision").asInt(-1);
    }

    @Test
    void anEntryIsCreatedReplacedAndDeletedByItself() {
        succeed(client().patch(service, "{}"));
        String entry = service + "/service-entries/web";

        succeed(client().patch(entry, PORT.formatted(80)));
        Answer put = client().put(entry, PORT.formatted(8080));
        succeed(client().patch(entry, PORT.formatted(8080)));

        assertThat(put.json().path("destination_ports").get(0).asText()).isEqualTo("8080");
        assertThat(put.json().path("id").asText()).isEqualTo("web");
        assertThat(revision()).isEqualTo(2);
        assertThat(client().get(service).json().path("service_entries")).hasSize(1);

        succeed(client().delete(entry));

        assertThat(client().get(entry).status()).isEqualTo(404);
        assertThat(client().delete(entry).status()).isEqualTo(404);
        assertThat(client().get(service).json().path("service_entries")).isEmpty();
    }

    @Test
    void anEntryNeedsAServiceThatMayBeChanged() {
        Answer missing = client().patch(service + "/service-entries/web", PORT.formatted(80));
        Answer predefined = client().patch(INFRA + "/services/HTTPS/service-entries/web", PORT.formatted(80));

        assertThat(missing.status()).isEqualTo(404);
        assertThat(predefined.status()).isEqualTo(400);
        assertThat(predefined.message()).contains("/infra/services/HTTPS", "comes with Tierwall");
    }

    @Test
    void problemsOfAnEntryNameItsFields() {
        succeed(client().patch(service, "{}"));

        Answer answer = client().patch(service + "/service-entries/web", PORT.formatted("http"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("destination_ports[0]");
    }
}
