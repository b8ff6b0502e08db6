package io.tierwall.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.store.AuditStore.Entry;
import io.tierwall.store.AuditStore.Filter;
import io.tierwall.store.AuditStore.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of who did what does. */
public abstract class AuditStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
    private static final long ALL = Long.MAX_VALUE;

    protected abstract AuditStore store();

    /** The same store, opened again. */
    protected abstract AuditStore reopened();

    private static Entry entry(long id, String user, String path) {
        return new Entry(
                id,
                NOON.plusSeconds(id),
                user,
                !user.isEmpty(),
                "192.0.2.7",
                "PUT",
                path,
                "force=true",
                "request-" + id,
                OptionalInt.empty(),
                OptionalLong.empty());
    }

    private static Entry settled(Entry entry, int status, OptionalLong revision) {
        return new Entry(
                entry.id(),
                entry.time(),
                entry.user(),
                entry.known(),
                entry.address(),
                entry.method(),
                entry.path(),
                entry.parameters(),
                entry.request(),
                OptionalInt.of(status),
                revision);
    }

    private static Filter of(String user) {
        return new Filter(Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private List<Long> ids(Filter filter) {
        return store().list(filter, ALL, 100).stream().map(Entry::id).toList();
    }

    @Test
    public void theLatestIsFirstAlsoAfterReopening() {
        store().append(List.of(entry(1, "ann", "/a")));
        store().append(List.of(entry(2, "", "/b"), settled(entry(3, "bob", "/c"), 200, OptionalLong.of(9))));

        AuditStore reopened = reopened();
        assertThat(reopened.list(Filter.ALL, ALL, 100))
                .containsExactly(
                        settled(entry(3, "bob", "/c"), 200, OptionalLong.of(9)),
                        entry(2, "", "/b"),
                        entry(1, "ann", "/a"));
        assertThat(reopened.lastId()).isEqualTo(3);
    }

    @Test
    public void statusAndRevisionMayComeOneAfterTheOther() {
        store().append(List.of(entry(1, "ann", "/a"), entry(2, "ann", "/b")));

        store().settle(List.of(new Outcome("request-1", OptionalInt.empty(), OptionalLong.of(7))));
        store().settle(List.of(new Outcome("request-1", OptionalInt.of(200), OptionalLong.empty())));

        assertThat(store().list(Filter.ALL, ALL, 100))
                .containsExactly(entry(2, "ann", "/b"), settled(entry(1, "ann", "/a"), 200, OptionalLong.of(7)));
    }

    @Test
    public void whatIsForgottenIsPassedOverWhenItIsCompleted() {
        store().append(List.of(entry(1, "ann", "/a")));

        store().settle(List.of(
                new Outcome("gone", OptionalInt.of(200), OptionalLong.empty()),
                new Outcome("request-1", OptionalInt.of(404), OptionalLong.empty())));

        assertThat(store().list(Filter.ALL, ALL, 100))
                .containsExactly(settled(entry(1, "ann", "/a"), 404, OptionalLong.empty()));
    }

    @Test
    public void filtersAreAllMet() {
        store().append(List.of(
                entry(1, "ann", "/policy/p"),
                entry(2, "ann", "/policy/p%"),
                entry(3, "bob", "/policy/p"),
                settled(entry(4, "ann", "/policy/p"), 200, OptionalLong.empty()),
                settled(entry(5, "ann", "/policy/p"), 403, OptionalLong.empty()),
                entry(6, "ann", "/other")));

        assertThat(ids(of("ann"))).containsExactly(6L, 5L, 4L, 2L, 1L);
        assertThat(ids(new Filter(
                        Optional.empty(), Optional.of("/policy/p%"), Optional.empty(), Optional.empty(), false)))
                .containsExactly(2L);
        assertThat(ids(new Filter(
                        Optional.of("ann"),
                        Optional.of("/policy"),
                        Optional.of(NOON.plusSeconds(2)),
                        Optional.of(NOON.plusSeconds(5)),
                        false)))
                .containsExactly(4L, 2L);
        assertThat(ids(new Filter(
                        Optional.of("ann"), Optional.of("/policy"), Optional.empty(), Optional.empty(), true)))
                .containsExactly(5L, 2L, 1L);
        assertThat(store().count(of("ann"))).isEqualTo(5);
    }

    @Test
    public void aPageBeginsWhereTheOneBeforeHasEnded() {
        store().append(LongStream.rangeClosed(1, 5)
                .mapToObj(id -> entry(id, id == 3 ? "bob" : "ann", "/a"))
                .toList());

        assertThat(store().list(of("ann"), ALL, 2)).extracting(Entry::id).containsExactly(5L, 4L);
        assertThat(store().list(of("ann"), 4, 2)).extracting(Entry::id).containsExactly(2L, 1L);
    }

    @Test
    public void repeatingDoesNoHarm() {
        store().append(List.of(entry(1, "ann", "/a")));
        store().settle(List.of(new Outcome("request-1", OptionalInt.of(200), OptionalLong.empty())));

        store().append(List.of(entry(1, "ann", "/a"), entry(2, "ann", "/b")));

        assertThat(store().list(Filter.ALL, ALL, 100))
                .containsExactly(entry(2, "ann", "/b"), settled(entry(1, "ann", "/a"), 200, OptionalLong.empty()));
    }

    @Test
    public void strangersDriveOutStrangersAndNobodyElse() {
        int strangers = AuditStore.MOST_OF_STRANGERS + 2 * AuditStore.SLACK;
        store().append(List.of(entry(1, "ann", "/a")));
        store().append(LongStream.rangeClosed(2, strangers)
                .mapToObj(id -> entry(id, "", "/login"))
                .toList());

        assertThat(ids(of("ann"))).containsExactly(1L);
        assertThat(store().count(of("")))
                .isBetween(AuditStore.MOST_OF_STRANGERS, AuditStore.MOST_OF_STRANGERS + AuditStore.SLACK);
        assertThat(store().list(Filter.ALL, ALL, 1)).extracting(Entry::id).containsExactly((long) strangers);
    }

    @Test
    public void theOldestGoWhenThereAreTooMany() {
        int all = AuditStore.MOST + AuditStore.SLACK;
        store().append(LongStream.rangeClosed(1, all)
                .mapToObj(id -> entry(id, "ann", "/a"))
                .toList());

        assertThat(store().count(Filter.ALL)).isEqualTo(AuditStore.MOST);
        assertThat(store().list(Filter.ALL, AuditStore.SLACK + 2, 10))
                .extracting(Entry::id)
                .containsExactly(AuditStore.SLACK + 1L);
    }
}
