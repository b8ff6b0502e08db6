package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.server.events.EventLog;
import io.tierwall.server.testing.EventReader;
import io.tierwall.server.testing.EventReader.Received;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.Connection;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.DriftReport.Field;
import io.tierwall.sync.DriftReport.Kind;
import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.DriftReport.Writer;
import io.tierwall.sync.Realization;
import io.tierwall.sync.plan.ObjectKey;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What others do to clusters is listed, and everything that happens is streamed. */
@QuarkusTest
final class DriftAndEventsTest extends ServerTest {

    private static final String DRIFT = "/tierwall/api/v1/drift";
    private static final String EVENTS = "/tierwall/api/v1/events";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final IntentPath POLICY = IntentPath.securityPolicy("default", "edited");

    @Inject
    EventLog log;

    private static Sighting edit(String object, String version) {
        return new Sighting(
                Kind.CHANGED,
                ObjectKey.policy(object),
                Optional.of(POLICY),
                List.of(new Field("spec.priority", Optional.of("5.0"), Optional.empty())),
                Optional.of(new Writer("kubectl-edit", Instant.parse("2026-01-02T03:04:05Z"))),
                version);
    }

    private static DriftReport report(Sighting... present) {
        return new DriftReport(List.of(present), Instant.now());
    }

    private JsonNode drift(String query) {
        return client().get(DRIFT + query).json();
    }

    private static Predicate<Received> about(String type, String text) {
        return event -> event.type().equals(type) && event.data().contains(text);
    }

    @Test
    void driftIsListedWithItsEvidence() {
        String alpha = registered();
        cluster(alpha).drifts(report(edit("p", "1")));

        JsonNode list = drift("?cluster=" + alpha);

        assertThat(list.path("result_count").asInt()).isEqualTo(1);
        JsonNode record = list.at("/results/0");
        assertThat(record.path("cluster").asText()).isEqualTo(alpha);
        assertThat(record.path("kind").asText()).isEqualTo("CHANGED");
        assertThat(record.at("/object/kind").asText()).isEqualTo("ClusterNetworkPolicy");
        assertThat(record.at("/object/name").asText()).isEqualTo("p");
        assertThat(record.path("path").asText()).isEqualTo(POLICY.value());
        assertThat(record.at("/fields/0/field").asText()).isEqualTo("spec.priority");
        assertThat(record.at("/fields/0/wanted").asText()).isEqualTo("5.0");
        assertThat(record.at("/fields/0").has("found")).isFalse();
        assertThat(record.path("field_manager").asText()).isEqualTo("kubectl-edit");
        assertThat(record.path("written_at").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(record.has("healed_at")).isFalse();
        assertThat(record.path("count").asInt()).isEqualTo(1);
        assertThat(record.path("alarm").asText()).isEqualTo("NONE");

        cluster(alpha).drifts(report());

        assertThat(drift("?cluster=" + alpha).at("/results/0").has("healed_at")).isTrue();
    }

    @Test
    void driftIsFilteredAndPaged() {
        String alpha = registered();
        cluster(alpha).drifts(report(edit("a", "1"), edit("b", "1"), edit("c", "1")));
        cluster(alpha).drifts(report(edit("b", "1")));

        String mine = "?cluster=" + alpha;
        assertThat(drift(mine).path("result_count").asInt()).isEqualTo(3);
        assertThat(drift(mine + "&open=true").findValuesAsText("name")).containsExactly("b");
        assertThat(drift(mine + "&path=" + POLICY).path("result_count").asInt()).isEqualTo(3);
        assertThat(drift(mine + "&path=/infra/other").path("result_count").asInt(-1))
                .isZero();
        JsonNode first = drift(mine + "&page_size=2");
        JsonNode second =
                drift(mine + "&page_size=2&cursor=" + first.path("cursor").asText());
        assertThat(first.path("results")).hasSize(2);
        assertThat(second.path("results")).hasSize(1);
        assertThat(client().get(DRIFT + "?open=perhaps").status()).isEqualTo(400);
    }

    @Test
    void everythingThatHappensIsStreamed() throws Exception {
        String alpha = registered();
        try (EventReader events = EventReader.open(client(), EVENTS, Optional.empty())) {
            assertThat(events.next().type()).isEqualTo("reset");
            String policy = unique("p");
            succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
            span(policy, alpha);
            assertThat(events.await(about("publish", policy))
                            .json(JSON)
                            .path("revision")
                            .asLong())
                    .isPositive();

            IntentPath path = IntentPath.securityPolicy("default", policy);
            cluster(alpha).realizes(path, new Realization.Success(2, 7, Instant.EPOCH));
            JsonNode realization = events.await(about("realization", policy)).json(JSON);
            assertThat(realization.path("cluster").asText()).isEqualTo(alpha);
            assertThat(realization.at("/policies/0/policy").asText()).isEqualTo(path.value());
            assertThat(realization.at("/policies/0/state").asText()).isEqualTo("SUCCESS");
            assertThat(realization.at("/policies/0/nodes/current").asInt()).isEqualTo(2);

            cluster(alpha).realizesAll(Instant.now());
            assertThat(events.await(about("realized", alpha)).json(JSON).has("realized_at"))
                    .isTrue();

            cluster(alpha).isConnected(new Connection.Unreachable(Instant.EPOCH, "no route"));
            assertThat(events.await(about("connection", alpha)).data()).contains("UNREACHABLE", "no route");

            cluster(alpha).drifts(report(edit("p", "1")));
            assertThat(events.await(about("drift", alpha)).data()).contains("kubectl-edit");
            cluster(alpha).drifts(report(edit("p", "2")));
            cluster(alpha).drifts(report(edit("p", "3")));
            assertThat(events.await(about("alarm", alpha))
                            .json(JSON)
                            .path("alarm")
                            .asText())
                    .isEqualTo("OPEN");
            assertThat(drift("?cluster=" + alpha).at("/results/0/alarm").asText())
                    .isEqualTo("OPEN");
        }
    }

    @Test
    void aStreamGoesOnWhereItEnded() throws Exception {
        String alpha = registered();
        String last;
        try (EventReader events = EventReader.open(client(), EVENTS, Optional.empty())) {
            cluster(alpha).isConnected(new Connection.Unreachable(Instant.EPOCH, "first"));
            last = events.await(about("connection", alpha)).id();
        }
        cluster(alpha).isConnected(new Connection.Unreachable(Instant.EPOCH, "while nobody listened"));
        try (EventReader events = EventReader.open(client(), EVENTS, Optional.of(last))) {
            assertThat(events.next().type()).isNotEqualTo("reset");
        }
        try (EventReader events = EventReader.open(client(), EVENTS, Optional.of(last))) {
            assertThat(events.await(about("connection", alpha)).data()).contains("while nobody listened");
        }
        try (EventReader events = EventReader.open(client(), EVENTS, Optional.of("another-7"))) {
            assertThat(events.next().type()).isEqualTo("reset");
        }
    }

    @Test
    void nobodyListensWithoutAPassword() {
        assertThat(client().anonymous().get(EVENTS).status()).isEqualTo(401);
        assertThat(client().anonymous().get(DRIFT).status()).isEqualTo(401);
    }

    @Test
    void thereAreNoMoreStreamsThanThereMayBe() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        try {
            int status = 200;
            while (status == 200 && readers.size() <= 100) {
                EventReader reader = EventReader.open(client(), EVENTS, Optional.empty());
                readers.add(reader);
                status = reader.status();
            }
            assertThat(status).isEqualTo(503);
            assertThat(readers.getLast().text()).contains("100 streams are open");
        } finally {
            for (EventReader reader : readers) {
                reader.close();
            }
        }
        EventReader.awaitFree(client(), EVENTS);
    }

    @Test
    void aClientThatDoesNotReadIsLetGoAndToldWhy() throws Exception {
        String much = "x".repeat(10_000);
        try (EventReader reader = EventReader.idle(client(), EVENTS)) {
            // More than the connection can hold, and more than may wait.
            for (int i = 0; i < 6_000; i++) {
                log.append("filler", Map.of("text", much));
            }
            reader.start();
            Received last = reader.await(
                    event -> event.type().equals("closed") || event.type().equals("end"));
            assertThat(last.data()).contains("you read too slowly");
        }
    }

    @Test
    void bothAreDescribed() {
        JsonNode paths = client().with("Accept", "application/json")
                .get("/openapi?format=json")
                .json()
                .path("paths");
        assertThat(paths.has(DRIFT)).isTrue();
        assertThat(paths.has(EVENTS)).isTrue();
        assertThat(paths.at("/~1tierwall~1api~1v1~1events/get/responses/200/content")
                        .has("text/event-stream"))
                .isTrue();
    }
}
