package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many requests are in flight, by what the cluster answers. */
final class PaceTest {

    private static final int MOST = 16;
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = START;

    /** A round: as many answers as requests may be in flight, each after the same time. */
    private Pace round(Pace pace, Duration took) {
        Pace next = pace;
        Instant sent = now;
        now = now.plus(took);
        for (int i = 0; i < pace.inFlight(); i++) {
            next = next.answered(sent, now, pace.inFlight());
        }
        return next;
    }

    private Pace rounds(int count, Pace pace, Duration took) {
        Pace next = pace;
        for (int i = 0; i < count; i++) {
            next = round(next, took);
        }
        return next;
    }

    @Test
    void itBeginsWithAFewAndGrowsByAboutOneARound() {
        Pace first = Pace.upTo(MOST);
        assertThat(first.inFlight()).isEqualTo(4);
        Pace later = rounds(4, first, Duration.ofMillis(20));
        assertThat(later.inFlight()).isBetween(7, 8);
    }

    @Test
    void itNeverExceedsItsBound() {
        assertThat(rounds(100, Pace.upTo(MOST), Duration.ofMillis(20)).inFlight())
                .isEqualTo(MOST);
        assertThat(rounds(10, Pace.upTo(2), Duration.ofMillis(20)).inFlight()).isEqualTo(2);
    }

    @Test
    void whoDoesNotUseTheLimitDoesNotRaiseIt() {
        Pace pace = Pace.upTo(MOST);
        for (int i = 0; i < 100; i++) {
            pace = pace.answered(now, now.plusMillis(20), 1);
        }
        assertThat(pace.inFlight()).isEqualTo(4);
    }

    @Test
    void aClusterThatHasTooMuchToDoGetsHalf() {
        Pace full = rounds(100, Pace.upTo(MOST), Duration.ofMillis(20));
        assertThat(full.overloaded(now, now.plusMillis(1)).inFlight()).isEqualTo(8);
    }

    @Test
    void complaintsAboutRequestsThatWereSentBeforeTheLastCutCountOnce() {
        Pace pace = rounds(100, Pace.upTo(MOST), Duration.ofMillis(20));
        for (int i = 0; i < MOST; i++) {
            pace = pace.overloaded(now, now.plusMillis(1 + i));
        }
        assertThat(pace.inFlight()).isEqualTo(8);
        assertThat(pace.overloaded(now.plusMillis(2), now.plusMillis(30)).inFlight())
                .isEqualTo(4);
    }

    @Test
    void oneRemainsHoweverMuchItComplains() {
        Pace pace = Pace.upTo(MOST);
        for (int i = 0; i < 20; i++) {
            now = now.plusMillis(10);
            pace = pace.overloaded(now, now);
        }
        assertThat(pace.inFlight()).isEqualTo(1);
        assertThat(rounds(20, pace, Duration.ofMillis(20)).inFlight()).isGreaterThan(8);
    }

    @Test
    void answersThatComeMuchLaterThanTheyDidMakeItLess() {
        Pace full = rounds(100, Pace.upTo(MOST), Duration.ofMillis(20));
        assertThat(rounds(3, full, Duration.ofMillis(400)).inFlight()).isLessThan(MOST);
    }

    @Test
    void aSinglePauseAndAFewMillisecondsMakeNoDifference() {
        Pace full = rounds(100, Pace.upTo(MOST), Duration.ofMillis(2));
        assertThat(full.answered(now, now.plusMillis(300), MOST).inFlight()).isEqualTo(MOST);
        assertThat(rounds(10, full, Duration.ofMillis(40)).inFlight()).isEqualTo(MOST);
    }

    @Test
    void aNetworkThatHasBecomeSlowerForGoodIsUsedFullyAgain() {
        Pace far = rounds(200, rounds(100, Pace.upTo(MOST), Duration.ofMillis(10)), Duration.ofMillis(100));
        assertThat(far.inFlight()).isEqualTo(MOST);
    }

    /** At 56 a second alone and 100 a second at most, as a real API server was measured to do. */
    @Test
    void anApiServerThatGetsNoFasterIsSentBetweenEightAndSixteen() {
        Random random = new Random(1);
        Pace pace = Pace.upTo(MOST);
        int within = 0;
        for (int round = 0; round < 200; round++) {
            double saturated = 10 + 9.5 * pace.inFlight();
            pace = round(pace, Duration.ofNanos((long) (saturated * (0.7 + 0.6 * random.nextDouble()) * 1_000_000)));
            within += round >= 20 && pace.inFlight() >= 8 ? 1 : 0;
        }
        assertThat(within).isGreaterThan(150);
    }

    @Test
    void aClockThatIsSetBackDoesNoHarm() {
        Pace pace = Pace.upTo(MOST).answered(now, now.minusSeconds(3600), 4);
        assertThat(rounds(100, pace, Duration.ofMillis(20)).inFlight()).isEqualTo(MOST);
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.upTo(0));
    }
}
