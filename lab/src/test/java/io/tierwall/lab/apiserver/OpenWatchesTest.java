package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.apiserver.Fate.Refused;
import org.junit.jupiter.api.Test;

/** Who is admitted to watch. */
final class OpenWatchesTest {

    private final OpenWatches watches = new OpenWatches(new Holds());

    @Test
    void placesAreBounded() {
        int admitted = 0;
        while (watches.admit().isEmpty()) {
            admitted++;
        }

        assertThat(admitted).isEqualTo(1_000);
        assertThat(watches.admit()).hasValueSatisfying(refused -> assertSays(refused, 429, "too many watches"));
        watches.leave();
        assertThat(watches.admit()).isEmpty();
    }

    @Test
    void aServerThatGoesSaysSoAndWhenToComeAgain() {
        watches.close();

        assertThat(watches.admit()).hasValueSatisfying(refused -> assertSays(refused, 503, "shutting down"));
    }

    private static void assertSays(Refused refused, int code, String why) {
        assertThat(refused.why().code()).isEqualTo(code);
        assertThat(refused.why().getMessage()).contains(why);
        assertThat(refused.retryAfter()).isPresent();
    }
}
