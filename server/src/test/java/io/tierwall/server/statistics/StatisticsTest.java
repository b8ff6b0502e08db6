package io.tierwall.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import io.tierwall.server.testing.TestClock;
import io.tierwall.store.Counter;
import io.tierwall.store.CounterChanges;
import io.tierwall.store.CounterStore;
import io.tierwall.store.Counts;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.StoreException;
import io.tierwall.store.sqlite.SqliteDatabase;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatisticsTest {

    private static final IntentPath ALPHA = IntentPath.cluster("alpha");
    private static final IntentPath BETA = IntentPath.cluster("beta");

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private final Intent intent = example();
    private final Rule rule = intent.policies().getFirst().rules().getFirst();
    private SqliteDatabase database;
    private Statistics statistics;

    private static Intent example() {
        Publisher publisher = new Publisher();
        publisher.publish(GuideExamples.example2());
        return publisher.intent();
    }

    @BeforeEach
    void open() throws IOException {
        database = SqliteDatabase.open(
                directory.resolve("db"), SecretCipher.withKeyIn(directory.resolve("key"), new SecureRandom()));
        statistics = new Statistics(database.counters(), () -> intent, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reads(Statistics taker, IntentPath cluster, String epoch, long sessions) {
        taker.read(
                cluster,
                new TrafficReading(
                        clock.instant(),
                        List.of(new PolicyCounters(
                                rule.path().parent(),
                                epoch,
                                Map.of(Integer.toString(rule.ruleId()), new Traffic(sessions, 0, 0))))));
    }

    private long sessions(Statistics taker, IntentPath cluster) {
        return taker.of(cluster).of(rule).sessions();
    }

    @Test
    void totalsOutliveTheManagerAndTheControllersRestarts() throws IOException {
        reads(statistics, ALPHA, "a", 5);
        database.close();
        open();

        assertThat(sessions(statistics, ALPHA)).isEqualTo(5);
        assertThat(statistics.of(ALPHA).asOf()).isEmpty();
        reads(statistics, ALPHA, "a", 6);
        reads(statistics, ALPHA, "b", 2);

        assertThat(sessions(statistics, ALPHA)).isEqualTo(8);
        assertThat(statistics.of(ALPHA).asOf()).contains(clock.instant());
        assertThat(sessions(statistics, BETA)).isZero();
    }

    @Test
    void aResetBeginsAtZeroAndRemembersTheLastHit() {
        reads(statistics, ALPHA, "a", 5);
        reads(statistics, BETA, "a", 5);
        Instant hit = clock.instant();
        clock.passes(Duration.ofMinutes(1));

        statistics.reset(List.of(ALPHA));

        Counter counter = statistics.of(ALPHA).counter(rule).orElseThrow();
        assertThat(counter.total()).isEqualTo(Counts.NONE);
        assertThat(counter.since()).isEqualTo(clock.instant());
        assertThat(counter.lastHit()).contains(hit);
        assertThat(sessions(statistics, BETA)).isEqualTo(5);
        reads(statistics, ALPHA, "a", 6);
        assertThat(sessions(statistics, ALPHA)).isEqualTo(1);
        assertThat(sessions(new Statistics(database.counters(), () -> intent, clock), ALPHA))
                .isEqualTo(1);
    }

    @Test
    void theLatestDayIsKeptInIntervalsWithoutGaps() {
        reads(statistics, ALPHA, "a", 5);
        reads(statistics, BETA, "a", 1);
        Instant first = History.start(clock.instant());
        clock.passes(History.INTERVAL.multipliedBy(2));
        reads(statistics, ALPHA, "a", 7);

        var all = statistics.history(rule, List.of(ALPHA, BETA));

        assertThat(all).hasSize(97).containsEntry(first, new Counts(6, 0, 0));
        assertThat(all).containsEntry(first.plus(History.INTERVAL), Counts.NONE);
        assertThat(all.lastEntry()).isEqualTo(Map.entry(History.start(clock.instant()), new Counts(2, 0, 0)));
        clock.passes(Duration.ofDays(2));
        reads(statistics, ALPHA, "a", 8);
        assertThat(database.counters().history("alpha", rule.ruleId(), List.of(first)))
                .isEmpty();
    }

    @Test
    void whatCannotBeStoredIsAddedByTheNextReading() {
        FailingOnce failing = new FailingOnce(database.counters());
        Statistics flaky = new Statistics(failing, () -> intent, clock);

        assertThatThrownBy(() -> reads(flaky, ALPHA, "a", 5)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(sessions(flaky, ALPHA)).isZero();
        reads(flaky, ALPHA, "a", 6);

        assertThat(sessions(flaky, ALPHA)).isEqualTo(6);
        assertThat(flaky.history(rule, List.of(ALPHA)).lastEntry().getValue().sessions())
                .isEqualTo(6);
    }

    @Test
    void rulesThatAreNoMoreAreForgottenWithTheNextReading() {
        reads(statistics, ALPHA, "a", 5);
        Statistics later = new Statistics(database.counters(), Intent::initial, clock);

        reads(later, ALPHA, "a", 6);

        assertThat(database.counters().counters("alpha")).isEmpty();
        assertThat(later.of(ALPHA).counters()).isEmpty();
    }

    @Test
    void aClusterThatIsDeregisteredIsForgotten() {
        reads(statistics, ALPHA, "a", 5);

        statistics.forget(ALPHA);

        assertThat(sessions(statistics, ALPHA)).isZero();
        assertThat(database.counters().counters("alpha")).isEmpty();
    }

    /** Cannot save the first time. */
    private static final class FailingOnce implements CounterStore {

        private final CounterStore store;
        private boolean failed;

        FailingOnce(CounterStore store) {
            this.store = store;
        }

        @Override
        public Map<Integer, Counter> counters(String cluster) {
            return store.counters(cluster);
        }

        @Override
        public void save(String cluster, CounterChanges changes) {
            if (!failed) {
                failed = true;
                throw new StoreException.Unavailable("the disk is full", new IOException());
            }
            store.save(cluster, changes);
        }

        @Override
        public Map<Instant, Counts> history(String cluster, int number, Collection<Instant> intervals) {
            return store.history(cluster, number, intervals);
        }

        @Override
        public void forget(String cluster) {
            store.forget(cluster);
        }
    }
}
