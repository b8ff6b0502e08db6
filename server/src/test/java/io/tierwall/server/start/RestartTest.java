package io.tierwall.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.guardrail.Demand;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Author;
import io.tierwall.server.audit.AuditedRequest;
import io.tierwall.server.clusters.NamingChange;
import io.tierwall.server.drift.DriftLog;
import io.tierwall.server.drift.DriftRecord;
import io.tierwall.server.guardrail.Guardrail;
import io.tierwall.server.guardrail.GuardrailEnd;
import io.tierwall.server.guardrail.GuardrailStore;
import io.tierwall.server.guardrail.Severity;
import io.tierwall.server.testing.FakeClusters;
import io.tierwall.server.testing.TestClock;
import io.tierwall.store.AuditStore;
import io.tierwall.store.DriftStore.Filter;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.DriftReport.Kind;
import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.plan.ObjectKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manager knows of its clusters' past when it starts again. */
final class RestartTest {

    private static final IntentPath ALPHA = IntentPath.cluster("alpha");

    @TempDir
    Path directory = Path.of("");

    private final FakeClusters clusters = new FakeClusters();
    private final TestClock clock = new TestClock();

    private Manager open() {
        return open(directory);
    }

    private Manager open(Path data) {
        return Manager.open(
                new Settings(
                        data,
                        "localhost",
                        8_443,
                        Optional.empty(),
                        Settings.DEFAULT_TRAFFIC_INTERVAL,
                        Settings.Input.IGNORED),
                clusters,
                clock);
    }

    private static DriftReport report(TestClock clock, Sighting... present) {
        return new DriftReport(List.of(present), clock.instant());
    }

    private static Sighting deletion() {
        return new Sighting(Kind.DELETED, ObjectKey.policy("p"), Optional.empty(), List.of(), Optional.empty(), "1");
    }

    @Test
    void openDriftIsStillOpenAndHealedWhenTheClusterSaysSo() {
        try (Manager manager = open()) {
            manager.registration().register(Author.of("admin"), "alpha", "good", NamingChange.of("Alpha"), false);
            clusters.cluster("alpha").drifts(report(clock, deletion()));
        }
        clock.passes(Duration.ofHours(1));
        try (Manager again = open()) {
            assertThat(again.drift().list(new Filter(Optional.of("alpha"), Optional.empty(), true)))
                    .hasSize(1);
            clusters.cluster("alpha").drifts(report(clock));
            assertThat(again.drift().list(Filter.ALL)).singleElement().satisfies(entry -> {
                DriftRecord record = DriftLog.read(entry);
                assertThat(record.healedAt()).contains(clock.instant().toString());
            });
        }
    }

    @Test
    void whatAClusterLackedAndWhenIsRememberedUntilItIsDeregistered() {
        AccessReport found;
        try (Manager manager = open()) {
            manager.registration().register(Author.of("admin"), "alpha", "poor", NamingChange.of("Alpha"), true);
            found = manager.clusters().report(ALPHA).orElseThrow();
            assertThat(found.findings()).isNotEmpty();
        }
        try (Manager again = open()) {
            assertThat(again.clusters().report(ALPHA)).contains(found);
            again.registration().deregister(Author.of("admin"), "alpha", false);
            assertThat(again.clusters().report(ALPHA)).isEmpty();
        }
        try (Manager last = open()) {
            assertThat(last.clusters().report(ALPHA)).isEmpty();
        }
    }

    @Test
    void guardrailsAndWhoChangedThemOutliveARestartAndAreInABackup() throws Exception {
        Guardrail guardrail = new Guardrail(
                "no-dev",
                "no-dev",
                Severity.BLOCK,
                Demand.NOTHING_REACHES,
                new GuardrailEnd.Pods(),
                new GuardrailEnd.Outside(),
                TrafficSet.ALL,
                List.of(ALPHA),
                0);
        Path backup = Files.createDirectory(directory.resolve("backup"));
        try (Manager manager = open()) {
            new GuardrailStore(manager.settings(), clock).save("ann", guardrail, OptionalInt.empty());
            backUp(directory, backup);
        }

        for (Path data : List.of(directory, backup)) {
            try (Manager again = open(data)) {
                GuardrailStore guardrails = new GuardrailStore(again.settings(), clock);
                assertThat(guardrails.list()).containsExactly(guardrail);
                assertThat(guardrails.changes()).singleElement().satisfies(change -> {
                    assertThat(change.user()).isEqualTo("ann");
                    assertThat(change.time()).isEqualTo(clock.millis());
                });
            }
        }
    }

    /** As the operations guide says, while the manager runs. */
    private static void backUp(Path data, Path copy) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tierwall.db"));
                Statement statement = database.createStatement()) {
            statement.executeUpdate("backup to '" + copy.resolve("tierwall.db") + "'");
        }
        Files.copy(data.resolve("secret.key"), copy.resolve("secret.key"));
    }

    @Test
    void howTheLatestRequestsWereAnsweredIsKeptWhenTheManagerEnds() {
        AuditedRequest request =
                new AuditedRequest("request", "ann", true, "192.0.2.7", "DELETE", "/a", "cascade=true");
        try (Manager manager = open()) {
            manager.audit().begin(request);
            manager.audit().answered(request.id(), 200);
        }
        try (Manager again = open()) {
            assertThat(again.audit().list(AuditStore.Filter.ALL, Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.user()).isEqualTo("ann");
                        assertThat(entry.status()).hasValue(200);
                    });
        }
    }

    @Test
    void timesOfPublishesAreRememberedUntilTheClusterIsDeregistered() {
        try (Manager manager = open()) {
            manager.registration().register(Author.of("admin"), "alpha", "good", NamingChange.of("Alpha"), false);
            manager.publishTimes().accepted(ALPHA, 7, clock.instant());
            manager.publishTimes().accepted(ALPHA, 8, clock.instant());
            clock.passes(Duration.ofMillis(250));
            manager.publishTimes().realized(ALPHA, 7, clock.instant());
        }
        try (Manager again = open()) {
            assertThat(again.publishTimes().of(ALPHA)).singleElement().satisfies(time -> {
                assertThat(time.revision()).isEqualTo(7);
                assertThat(Duration.between(time.accepted(), time.realized().orElseThrow()))
                        .isEqualTo(Duration.ofMillis(250));
            });
            again.registration().deregister(Author.of("admin"), "alpha", false);
        }
        try (Manager last = open()) {
            assertThat(last.publishTimes().of(ALPHA)).isEmpty();
        }
    }
}
