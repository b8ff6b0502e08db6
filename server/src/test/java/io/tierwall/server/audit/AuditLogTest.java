package io.tierwall.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.server.testing.MemoryAuditStore;
import io.tierwall.server.testing.TestClock;
import io.tierwall.store.AuditStore.Entry;
import io.tierwall.store.AuditStore.Filter;
import io.tierwall.store.StoreException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is recorded when, and what becomes of it when the store fails. */
final class AuditLogTest {

    private final MemoryAuditStore store = new MemoryAuditStore();
    private final TestClock clock = new TestClock();
    private final AtomicInteger told = new AtomicInteger();
    private final AuditLog log = open();

    private AuditLog open() {
        return AuditLog.open(store, clock, told::incrementAndGet);
    }

    private static AuditedRequest request(String id) {
        return new AuditedRequest(id, "ann", true, "192.0.2.7", "PUT", "/a", "");
    }

    private List<Entry> list() {
        return log.list(Filter.ALL, Long.MAX_VALUE, 100);
    }

    @Test
    void aRequestIsKeptBeforeItIsAnswered() {
        log.begin(request("one"));

        assertThat(store.list(Filter.ALL, Long.MAX_VALUE, 100)).singleElement().satisfies(entry -> {
            assertThat(entry.request()).isEqualTo("one");
            assertThat(entry.time()).isEqualTo(clock.instant());
            assertThat(entry.status()).isEmpty();
        });
    }

    @Test
    void aRequestThatCannotBeKeptIsNotLetIn() {
        store.fails(true);

        assertThatThrownBy(() -> log.begin(request("one"))).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void whoeverReadsSeesHowTheLatestRequestWasAnswered() {
        log.begin(request("one"));
        log.published("one", 7);
        log.answered("one", 200);

        assertThat(list()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(OptionalInt.of(200));
            assertThat(entry.revision()).isEqualTo(OptionalLong.of(7));
        });
    }

    @Test
    void whatCouldNotBeStoredIsStoredLater() {
        log.begin(request("one"));
        store.fails(true);
        log.answered("one", 200);
        log.answered(request("two"), 403);
        log.save();
        log.published("one", 7);
        store.fails(false);

        log.save();

        assertThat(list()).extracting(Entry::request).containsExactly("two", "one");
        assertThat(list()).extracting(Entry::status).containsExactly(OptionalInt.of(403), OptionalInt.of(200));
        assertThat(list()).extracting(Entry::revision).containsExactly(OptionalLong.empty(), OptionalLong.of(7));
    }

    @Test
    void ofRefusalsThatAreTooManyToWaitTheOldestGo() {
        store.fails(true);
        for (int i = 0; i <= AuditLog.MOST_WAITING; i++) {
            log.answered(request("r" + i), 403);
        }
        log.save();
        log.answered(request("last"), 403);
        store.fails(false);

        assertThat(log.list(Filter.ALL, Long.MAX_VALUE, 2 * AuditLog.MOST_WAITING))
                .hasSize(AuditLog.MOST_WAITING)
                .satisfies(entries -> assertThat(entries.getFirst().request()).isEqualTo("last"))
                .satisfies(entries -> assertThat(entries.getLast().request()).isEqualTo("r2"));
    }

    @Test
    void whoeverListensIsToldOnceOfAllThatIsNew() {
        log.save();
        assertThat(told).hasValue(0);

        log.begin(request("one"));
        log.answered("one", 200);
        log.save();
        log.save();

        assertThat(told).hasValue(1);
    }

    @Test
    void idsGoOnAfterARestart() {
        log.begin(request("one"));

        open().begin(request("two"));

        assertThat(list()).extracting(Entry::id).containsExactly(2L, 1L);
    }
}
