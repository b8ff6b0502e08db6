package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When the next try is due. */
final class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ObjectKey TIER = ObjectKey.tier("t");
    private static final Step STEP = create(5);

    private final Ledger ledger = new Ledger(SyncSettings.DEFAULT, new Pauses(new Random(1)));

    @Test
    void whatWasNeverTriedIsDue() {
        assertThat(ledger.due(STEP)).isEqualTo(Instant.MIN);
    }

    @Test
    void eachFailureIsFollowedByALongerPauseUpToAMinute() {
        assertThat(pauseAfterFailure()).isBetween(Duration.ofMillis(375), Duration.ofMillis(500));
        assertThat(pauseAfterFailure()).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            pauseAfterFailure();
        }
        assertThat(pauseAfterFailure()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(60));
    }

    @Test
    void aLongerPauseThatTheClusterAsksForIsKept() {
        ledger.failed(STEP, new ClusterException(Kind.UNAVAILABLE, "busy", Duration.ofMinutes(3), null), NOW);
        assertThat(ledger.due(STEP)).isEqualTo(NOW.plus(Duration.ofMinutes(3)));
    }

    @Test
    void anObjectThatHadChangedIsDueAtOnceButNotTwice() {
        ClusterException conflict = new ClusterException(Kind.CONFLICT, "has been modified");
        assertThat(ledger.failed(STEP, conflict, NOW)).isTrue();
        assertThat(ledger.due(STEP)).isBefore(NOW);
        assertThat(ledger.failed(STEP, conflict, NOW)).isFalse();
        assertThat(ledger.due(STEP)).isAfter(NOW);
    }

    @Test
    void otherWordsForAnObjectAreDueAtOnce() {
        pauseAfterFailure();
        assertThat(ledger.due(create(6))).isEqualTo(Instant.MIN);
        assertThat(ledger.failures(create(6))).isZero();
    }

    @Test
    void theFirstCorrectionIsImmediateAndTheNextOnesWaitLonger() {
        assertThat(ledger.succeeded(STEP, NOW)).isZero();
        assertThat(ledger.due(STEP)).isEqualTo(Instant.MIN);
        assertThat(ledger.succeeded(STEP, NOW.plusSeconds(600))).isEqualTo(1);
        Instant first = NOW.plusSeconds(600);
        assertThat(Duration.between(first, ledger.due(STEP))).isBetween(Duration.ofMillis(375), Duration.ofMillis(500));
        assertThat(ledger.trouble(TIER)).isEmpty();
        assertThat(ledger.succeeded(STEP, first.plusSeconds(1))).isEqualTo(2);
        assertThat(ledger.trouble(TIER))
                .contains(new Trouble(
                        "somebody else keeps changing it, and it has been corrected 2 times in a row", false));
    }

    @Test
    void afterAMinuteOfPeaceARivalIsForgiven() {
        ledger.succeeded(STEP, NOW);
        ledger.succeeded(STEP, NOW.plusSeconds(1));
        ledger.succeeded(STEP, NOW.plusSeconds(2));
        assertThat(ledger.succeeded(STEP, NOW.plusSeconds(64))).isEqualTo(1);
    }

    @Test
    void troublesAreForgottenWhenNothingIsToBeDone() {
        pauseAfterFailure();
        ledger.settle(_ -> true, _ -> true);
        assertThat(ledger.trouble(TIER)).isPresent();
        ledger.settle(_ -> false, _ -> true);
        assertThat(ledger.trouble(TIER)).isEmpty();
    }

    @Test
    void whatSomebodyWantsTriedAgainIsDueAtOnceAndWaitsLongerAfterTheNextFailure() {
        pauseAfterFailure();
        pauseAfterFailure();

        ledger.retry(List.of(TIER, ObjectKey.tier("never-tried")));

        assertThat(ledger.due(STEP)).isEqualTo(Instant.MIN);
        assertThat(ledger.trouble(TIER)).contains(new Trouble("no", true));
        assertThat(pauseAfterFailure()).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(2));
    }

    private Duration pauseAfterFailure() {
        ledger.failed(STEP, new ClusterException(Kind.REFUSED, "no"), NOW);
        return Duration.between(NOW, ledger.due(STEP));
    }

    private static Step create(int priority) {
        return new Step.Create(desired(1, tier("t", priority)).all().iterator().next());
    }
}
