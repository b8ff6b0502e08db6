package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who waits how long. */
final class PausesTest {

    private static final Duration PAUSE = Duration.ofSeconds(4);

    private final Pauses pauses = new Pauses(new Random(1));

    @Test
    void manyWhoWaitForTheSameDoNotComeBackAtOnce() {
        assertThat(Stream.generate(() -> pauses.jittered(PAUSE)).limit(100))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(3), PAUSE))
                .doesNotHaveDuplicates();
        assertThat(Stream.generate(() -> pauses.spread(PAUSE)).limit(100))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8)))
                .anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(3)))
                .anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofSeconds(7)));
    }

    @Test
    void theSameSeedGivesTheSamePauses() {
        assertThat(pauses.jittered(PAUSE)).isEqualTo(new Pauses(new Random(1)).jittered(PAUSE));
    }

    @Test
    void nobodyComesBackBeforeTheClusterWantsHim() {
        ClusterException busy = new ClusterException(Kind.UNAVAILABLE, "busy", Duration.ofSeconds(20), null);
        assertThat(Stream.generate(() -> pauses.before(busy, PAUSE)).limit(100))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25)));
        ClusterException away = new ClusterException(Kind.NO_ANSWER, "away");
        assertThat(pauses.before(away, PAUSE)).isBetween(Duration.ofSeconds(3), PAUSE);
    }

    @Test
    void noPauseStaysNone() {
        assertThat(pauses.jittered(Duration.ZERO)).isZero();
    }
}
