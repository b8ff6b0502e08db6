package io.tierwall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.store.DocumentChange.Put;
import io.tierwall.store.DocumentChange.Remove;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every document store does. */
public abstract class DocumentStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    /** The store under test, empty at the start of each test. */
    protected abstract DocumentStore store();

    /** The same store, opened again. */
    protected abstract DocumentStore reopened();

    protected static Revision revision(long number, DocumentChange... changes) {
        return new Revision(number, "ada", NOON, List.of(changes));
    }

    @Test
    public void aNewStoreIsAtRevisionZeroAndEmpty() {
        assertThat(store().latest()).isEqualTo(new Snapshot(0, new TreeMap<>()));
    }

    @Test
    public void theLatestSnapshotIsTheSumOfAllRevisions() {
        store().append(revision(1, new Put("/a", "1"), new Put("/b", "1")));
        store().append(revision(2, new Put("/a", "2"), new Remove("/b"), new Put("/c", "2")));

        assertThat(store().latest()).isEqualTo(new Snapshot(2, new TreeMap<>(Map.of("/a", "2", "/c", "2"))));
    }

    @Test
    public void whatIsAppendedIsThereAfterReopening() {
        store().append(revision(1, new Put("/a", "ü {\"json\":\"\\u0000\"}")));

        assertThat(reopened().latest().documents()).containsExactly(Map.entry("/a", "ü {\"json\":\"\\u0000\"}"));
    }

    @Test
    public void aRevisionThatDoesNotFollowTheLatestIsAConflictAndStoresNothing() {
        store().append(revision(1, new Put("/a", "1")));

        for (long number : new long[] {0, 1, 3}) {
            assertThatThrownBy(() -> store().append(revision(number, new Put("/a", "other"))))
                    .isInstanceOf(StoreException.Conflict.class);
        }
        assertThat(store().latest().documents()).containsExactly(Map.entry("/a", "1"));
    }

    @Test
    public void aPathTwiceInARevisionStoresNothing() {
        assertThatThrownBy(() -> store().append(revision(1, new Put("/b", "1"), new Put("/a", "1"), new Remove("/a"))))
                .isInstanceOf(StoreException.class);

        assertThat(store().latest().revision()).isZero();
        assertThat(store().latest().documents()).isEmpty();
    }

    @Test
    public void historyIsKeptWithAuthorAndTimeTheLatestFirst() {
        store().append(revision(1, new Put("/a", "1")));
        store().append(revision(2, new Remove("/a")));
        store().append(revision(3, new Put("/b", "3")));

        assertThat(store().history(List.of("/"), 10)).containsExactly(head(3), head(2), head(1));
        assertThat(store().history(List.of("/"), 1)).containsExactly(head(3));
        assertThat(store().history(List.of("/a"), 10)).containsExactly(head(2), head(1));
        assertThat(store().history(List.of("/a", "/b"), 10)).hasSize(3);
        assertThat(store().history(List.of("/A", "/_", "/%"), 10)).isEmpty();
        assertThat(store().head(2)).contains(head(2));
        assertThat(store().head(0)).isEmpty();
        assertThat(store().head(4)).isEmpty();
    }

    private static RevisionHead head(long number) {
        return new RevisionHead(number, "ada", NOON, Optional.empty());
    }

    @Test
    public void whyARevisionWasMadeIsKeptWithIt() {
        Optional<String> why = Optional.of("Zahlungen öffnen 🔥");
        store().append(new Revision(1, "ada", NOON, why, List.of(new Put("/a", "1"))));
        store().append(revision(2, new Put("/a", "2")));

        assertThat(reopened().history(List.of("/"), 10))
                .containsExactly(head(2), new RevisionHead(1, "ada", NOON, why));
    }

    @Test
    public void anEarlierRevisionIsStillThereAsItWas() {
        store().append(revision(1, new Put("/a", "1"), new Put("/b", "1")));
        store().append(revision(2, new Put("/a", "2"), new Remove("/b")));
        store().append(revision(3, new Put("/b", "3")));

        assertThat(store().at(0)).isEqualTo(new Snapshot(0, new TreeMap<>()));
        assertThat(store().at(1)).isEqualTo(new Snapshot(1, new TreeMap<>(Map.of("/a", "1", "/b", "1"))));
        assertThat(store().at(2)).isEqualTo(new Snapshot(2, new TreeMap<>(Map.of("/a", "2"))));
        assertThat(store().at(9)).isEqualTo(store().latest());
    }

    @Test
    public void documentsMayBeLarge() {
        String large = "x".repeat(4_000_000);

        store().append(revision(1, new Put("/large", large)));

        assertThat(store().latest().documents()).containsEntry("/large", large);
    }
}
