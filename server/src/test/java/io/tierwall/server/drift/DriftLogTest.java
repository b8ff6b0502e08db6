package io.tierwall.server.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.IntentPath;
import io.tierwall.server.drift.DriftRecord.Alarm;
import io.tierwall.server.drift.DriftRecord.DriftField;
import io.tierwall.server.testing.MemoryDriftStore;
import io.tierwall.server.testing.TestClock;
import io.tierwall.store.DriftStore.Filter;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.DriftReport.Field;
import io.tierwall.sync.DriftReport.Kind;
import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.DriftReport.Writer;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes one record, and when a rival is an alarm. */
final class DriftLogTest {

    private static final IntentPath ALPHA = IntentPath.cluster("alpha");
    private static final IntentPath POLICY = IntentPath.securityPolicy("default", "p");
    private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:00Z");

    private final TestClock clock = new TestClock();
    private final MemoryDriftStore store = new MemoryDriftStore();
    private DriftLog log = DriftLog.open(store, clock);

    private static Sighting edit(String version) {
        return new Sighting(
                Kind.CHANGED,
                ObjectKey.policy("p"),
                Optional.of(POLICY),
                List.of(new Field("spec.priority", Optional.of("5.0"), Optional.of("99"))),
                Optional.of(new Writer("kubectl-edit", WRITTEN)),
                version);
    }

    private List<DriftRecord> report(Sighting... present) {
        return log.take(ALPHA, new DriftReport(List.of(present), clock.instant()));
    }

    private List<DriftRecord> stored() {
        return log.list(Filter.ALL).stream().map(DriftLog::read).toList();
    }

    @Test
    void aRecordSaysWhatWasDoneByWhomAndWhenItWasUndone() {
        report(edit("1"));
        Instant seen = clock.instant();
        clock.passes(Duration.ofMillis(40));
        report();

        assertThat(stored()).singleElement().satisfies(record -> {
            assertThat(record.cluster()).isEqualTo("alpha");
            assertThat(record.object()).isEqualTo(new DriftRecord.DriftObject("ClusterNetworkPolicy", "p"));
            assertThat(record.path()).contains(POLICY.value());
            assertThat(record.fields())
                    .containsExactly(new DriftField("spec.priority", Optional.of("5.0"), Optional.of("99")));
            assertThat(record.fieldManager()).isEqualTo("kubectl-edit");
            assertThat(record.writtenAt()).contains(WRITTEN.toString());
            assertThat(record.seenAt()).isEqualTo(seen.toString());
            assertThat(record.healedAt()).contains(clock.instant().toString());
            assertThat(record.count()).isEqualTo(1);
            assertThat(record.alarm()).isEqualTo(Alarm.NONE);
        });
    }

    @Test
    void aDeletionWasDoneByNobodyKnown() {
        report(new Sighting(
                Kind.DELETED, ObjectKey.policy("p"), Optional.of(POLICY), List.of(), Optional.empty(), "1"));
        assertThat(stored().getFirst().fieldManager()).isEqualTo("unknown");
    }

    @Test
    void aDeletionAfterAnEditLeavesTheEditsEvidence() {
        report(edit("1"));
        report(new Sighting(
                Kind.DELETED, ObjectKey.policy("p"), Optional.of(POLICY), List.of(), Optional.empty(), "2"));

        assertThat(stored()).extracting(DriftRecord::kind).containsExactlyInAnyOrder(Kind.DELETED, Kind.CHANGED);
        assertThat(stored())
                .filteredOn(record -> record.kind() == Kind.CHANGED)
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.fieldManager()).isEqualTo("kubectl-edit");
                    assertThat(record.healedAt()).isPresent();
                });
    }

    @Test
    void anotherEditInTheSameEpisodeAddsItsFields() {
        report(edit("1"));
        report(new Sighting(
                Kind.CHANGED,
                ObjectKey.policy("p"),
                Optional.of(POLICY),
                List.of(new Field("spec.tier", Optional.of("t"), Optional.of("x"))),
                Optional.of(new Writer("kubectl-edit", WRITTEN)),
                "2"));
        assertThat(stored())
                .singleElement()
                .satisfies(record -> assertThat(record.fields())
                        .extracting(DriftField::field)
                        .containsExactly("spec.priority", "spec.tier"));
    }

    @Test
    void theSameReportAgainIsNoNews() {
        report(edit("1"));
        assertThat(report(edit("1"))).isEmpty();
    }

    @Test
    void aRivalIsOneRecordWithACountAndBecomesAnAlarm() {
        report(edit("1"));
        report(edit("2"));
        report();
        assertThat(stored().getFirst().alarm()).isEqualTo(Alarm.NONE);
        clock.passes(Duration.ofSeconds(60));
        List<DriftRecord> third = report(edit("3"));

        assertThat(third).singleElement().satisfies(record -> {
            assertThat(record.count()).isEqualTo(3);
            assertThat(record.alarm()).isEqualTo(Alarm.OPEN);
            assertThat(record.isRivalryNew()).isTrue();
            assertThat(record.healedAt()).isEmpty();
        });
        assertThat(stored()).hasSize(1);
        assertThat(report(edit("4")).getFirst().isRivalryNew()).isFalse();
    }

    @Test
    void anAlarmEndsAfterTwoMinutesOfPeaceAndNoSooner() {
        report(edit("1"));
        report(edit("2"));
        report(edit("3"));
        clock.passes(Duration.ofHours(1));
        assertThat(log.settle()).isEmpty();
        report();
        clock.passes(Episodes.PEACE);
        assertThat(log.settle()).isEmpty();
        clock.passes(Duration.ofSeconds(1));
        assertThat(log.settle())
                .singleElement()
                .satisfies(record -> assertThat(record.alarm()).isEqualTo(Alarm.CLOSED));
        assertThat(stored().getFirst().alarm()).isEqualTo(Alarm.CLOSED);
    }

    @Test
    void afterPeaceTheNextOneIsAnotherRecord() {
        report(edit("1"));
        report();
        clock.passes(Episodes.PEACE.plusSeconds(1));
        report(edit("2"));

        assertThat(stored()).extracting(DriftRecord::count).containsExactly(1, 1);
        assertThat(stored()).extracting(DriftRecord::id).containsExactly(2L, 1L);
    }

    @Test
    void afterARestartAnEpisodeGoesOnAndWhatWasHealedMeanwhileIsHealed() {
        report(edit("1"));
        report(edit("2"));
        log = DriftLog.open(store, clock);
        report(edit("7"));
        assertThat(stored())
                .singleElement()
                .satisfies(record -> assertThat(record.count()).isEqualTo(3));
        log = DriftLog.open(store, clock);
        report();
        assertThat(stored().getFirst().healedAt()).isPresent();
    }

    @Test
    void aForeignPolicyIsNoRival() {
        for (String version : List.of("1", "2", "3", "4")) {
            report(new Sighting(
                    Kind.FOREIGN, ObjectKey.policy("x"), Optional.empty(), List.of(), Optional.empty(), version));
        }
        assertThat(stored().getFirst().alarm()).isEqualTo(Alarm.NONE);
    }

    @Test
    void whatCannotBeStoredIsStoredLater() {
        store.fails(true);
        report(edit("1"));
        assertThat(stored()).isEmpty();
        store.fails(false);
        report(edit("2"));
        assertThat(stored())
                .singleElement()
                .satisfies(record -> assertThat(record.count()).isEqualTo(2));
    }

    @Test
    void ofAClusterThatIsNotDrivenAnyMoreNothingIsOpen() {
        report(edit("1"));
        log.forget(ALPHA);
        assertThat(log.list(new Filter(Optional.empty(), Optional.empty(), true)))
                .isEmpty();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void recordsAreForgottenAfterThirtyDays() {
        report(edit("1"));
        report();
        clock.passes(DriftLog.KEPT.plusSeconds(1));
        log.settle();
        assertThat(stored()).isEmpty();
    }
}
