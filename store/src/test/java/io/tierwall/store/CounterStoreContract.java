package io.tierwall.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.store.Counter.Baseline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of counters does. */
public abstract class CounterStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Counts TEN = new Counts(10, 100, 1000);

    private static final Counter SPLIT = new Counter(
            TEN,
            NOON,
            Optional.of(NOON.plusSeconds(60)),
            Map.of("1041-in", new Baseline("a", TEN), "1041-out", new Baseline("b", Counts.NONE)));

    protected abstract CounterStore store();

    /** The same store after its process has ended and another has begun. */
    protected abstract CounterStore reopened();

    private static CounterChanges changes(Map<Integer, Counter> changed, Map<Integer, Counts> gained, Instant at) {
        return new CounterChanges(changed, Set.of(), gained, at, at.minus(Duration.ofDays(1)));
    }

    @Test
    public void countersOutliveTheProcessWithWhatTheClusterSaidLast() {
        Counter never = Counter.startingAt(NOON);
        store().save("alpha", changes(Map.of(1041, SPLIT, 1042, never), Map.of(), NOON));

        assertThat(reopened().counters("alpha")).isEqualTo(Map.of(1041, SPLIT, 1042, never));
        assertThat(store().counters("beta")).isEmpty();
    }

    @Test
    public void whatIsGainedInOneIntervalIsAddedUp() {
        store().save("alpha", changes(Map.of(), Map.of(1041, TEN), NOON));
        store().save("alpha", changes(Map.of(), Map.of(1041, TEN, 1042, TEN), NOON));
        store().save("alpha", changes(Map.of(), Map.of(1041, TEN), NOON.plus(QUARTER)));

        assertThat(reopened().history("alpha", 1041, List.of(NOON.minus(QUARTER), NOON, NOON.plus(QUARTER))))
                .containsExactly(Map.entry(NOON, TEN.plus(TEN)), Map.entry(NOON.plus(QUARTER), TEN));
    }

    @Test
    public void historyEndsAndRulesThatAreGoneAreForgotten() {
        store().save("alpha", changes(Map.of(1041, SPLIT), Map.of(1041, TEN), NOON));
        Instant nextDay = NOON.plus(Duration.ofDays(1)).plus(QUARTER);

        store().save(
                        "alpha",
                        new CounterChanges(
                                Map.of(), Set.of(1041), Map.of(), nextDay, nextDay.minus(Duration.ofDays(1))));

        assertThat(store().counters("alpha")).isEmpty();
        assertThat(store().history("alpha", 1041, List.of(NOON))).isEmpty();
        store().save("alpha", changes(Map.of(1041, Counter.startingAt(nextDay)), Map.of(), nextDay));
        assertThat(store().counters("alpha")).containsEntry(1041, Counter.startingAt(nextDay));
    }

    @Test
    public void aClusterIsForgottenWholeAndAlone() {
        store().save("alpha", changes(Map.of(1041, SPLIT), Map.of(1041, TEN), NOON));
        store().save("beta", changes(Map.of(1041, SPLIT), Map.of(1041, TEN), NOON));

        store().forget("alpha");

        assertThat(reopened().counters("alpha")).isEmpty();
        assertThat(store().history("alpha", 1041, List.of(NOON))).isEmpty();
        assertThat(store().counters("beta")).containsOnlyKeys(1041);
        assertThat(store().history("beta", 1041, List.of(NOON))).hasSize(1);
    }
}
