package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierwall.sync.SyncSettings.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The defaults, pinned: a change of one is a decision. */
final class SyncSettingsTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(SyncSettings.DEFAULT)
                .isEqualTo(new SyncSettings(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        16,
                        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15)),
                        new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1)),
                        new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1)),
                        new StatusSettings(
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(3))));
    }

    @Test
    void aBackoffDoublesUpToItsMost() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3));
        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(4)).isEqualTo(Duration.ofSeconds(3));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aBackoffThatDoesNotGrowAndAWriterWithoutWritesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
