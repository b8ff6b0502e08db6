package io.tierwall.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.store.DriftStore.Entry;
import io.tierwall.store.DriftStore.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of drift records does. */
public abstract class DriftStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    protected abstract DriftStore store();

    /** The same store, opened again. */
    protected abstract DriftStore reopened();

    private static Entry entry(long id, String cluster, boolean active, int seconds) {
        return new Entry(id, cluster, "/p" + id % 2, active, NOON.plusSeconds(seconds), "{\"id\":" + id + "}");
    }

    @Test
    public void whatWasSeenLastIsFirstAlsoAfterReopening() {
        store().save(List.of(entry(1, "alpha", true, 5), entry(2, "beta", false, 9), entry(3, "alpha", false, 5)));

        assertThat(reopened().list(Filter.ALL))
                .containsExactly(entry(2, "beta", false, 9), entry(3, "alpha", false, 5), entry(1, "alpha", true, 5));
    }

    @Test
    public void aRecordTakesThePlaceOfItsFormerSelf() {
        store().save(List.of(entry(1, "alpha", true, 5)));
        store().save(List.of(entry(1, "alpha", false, 7)));

        assertThat(store().list(Filter.ALL)).containsExactly(entry(1, "alpha", false, 7));
    }

    @Test
    public void filtersAreAllMet() {
        store().save(List.of(
                entry(1, "alpha", true, 1),
                entry(2, "alpha", true, 2),
                entry(3, "alpha", false, 3),
                entry(5, "beta", true, 5)));

        assertThat(store().list(new Filter(Optional.of("alpha"), Optional.of("/p1"), true)))
                .extracting(Entry::id)
                .containsExactly(1L);
        assertThat(store().list(new Filter(Optional.empty(), Optional.of("/p1"), false)))
                .extracting(Entry::id)
                .containsExactly(5L, 3L, 1L);
        assertThat(store().list(new Filter(Optional.of("gamma"), Optional.empty(), false)))
                .isEmpty();
    }

    @Test
    public void theOldestGoWhenThereAreTooMany() {
        store().save(LongStream.rangeClosed(1, DriftStore.MOST + 5)
                .mapToObj(id -> entry(id, "alpha", false, (int) id))
                .toList());

        assertThat(store().list(Filter.ALL)).hasSize(DriftStore.MOST).last().isEqualTo(entry(6, "alpha", false, 6));
    }

    @Test
    public void whatIsOldAndOverIsForgotten() {
        store().save(List.of(entry(1, "alpha", true, 1), entry(2, "alpha", false, 1), entry(3, "alpha", false, 9)));

        store().forget(NOON.plusSeconds(9));

        assertThat(store().list(Filter.ALL)).extracting(Entry::id).containsExactly(3L, 1L);
    }
}
