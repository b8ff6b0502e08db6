package io.tierwall.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guessing gets slow. */
final class FailureDelaysTest {

    private final TestClock clock = new TestClock();
    private final FailureDelays delays = new FailureDelays(clock);

    @Test
    void eachFailureAfterTheThirdTakesTwiceAsLongUpToALimit() {
        for (int i = 0; i < 3; i++) {
            assertThat(delays.failed("a")).isZero();
        }
        assertThat(delays.failed("a")).isEqualTo(Duration.ofMillis(100));
        assertThat(delays.failed("a")).isEqualTo(Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            delays.failed("a");
        }
        assertThat(delays.failed("a")).isEqualTo(Duration.ofSeconds(3));
        assertThat(delays.failed("b")).isZero();
    }

    @Test
    void failuresAreForgottenAfterSuccessOrAWhile() {
        for (int i = 0; i < 10; i++) {
            delays.failed("a");
            delays.failed("b");
        }

        delays.succeeded("a");
        clock.passes(Duration.ofMinutes(6));

        assertThat(delays.failed("a")).isZero();
        assertThat(delays.failed("b")).isZero();
    }

    @Test
    void addressesAreRememberedUpToALimit() {
        for (int i = 0; i < 10; i++) {
            delays.failed("first");
        }
        for (int i = 0; i < FailureDelays.MOST; i++) {
            delays.failed("other-" + i);
        }

        assertThat(delays.failed("first")).isZero();
    }
}
