package io.tierwall.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.store.PublishTimeStore.Entry;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of publishes' times does. */
public abstract class PublishTimeStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    protected abstract PublishTimeStore store();

    /** The same store, opened again. */
    protected abstract PublishTimeStore reopened();

    private static Entry entry(String cluster, long revision) {
        return new Entry(cluster, revision, NOON.plusSeconds(revision), NOON.plusSeconds(revision + 1));
    }

    @Test
    public void timesAreThereAfterReopening() {
        store().save("beta", List.of(entry("beta", 7)));
        store().save("alpha", List.of(entry("alpha", 9), entry("alpha", 8)));

        assertThat(reopened().list()).containsExactly(entry("alpha", 8), entry("alpha", 9), entry("beta", 7));
    }

    @Test
    public void ofEachClusterTheLatestAreKept() {
        store().save("beta", List.of(entry("beta", 1)));
        store().save(
                        "alpha",
                        LongStream.rangeClosed(1, PublishTimeStore.KEPT + 3)
                                .mapToObj(revision -> entry("alpha", revision))
                                .toList());

        assertThat(store().list()).hasSize(PublishTimeStore.KEPT + 1).first().isEqualTo(entry("alpha", 4));
    }

    @Test
    public void aClusterIsForgottenAlone() {
        store().save("alpha", List.of(entry("alpha", 1)));
        store().save("beta", List.of(entry("beta", 1)));

        store().forget("alpha");

        assertThat(store().list()).containsExactly(entry("beta", 1));
    }
}
