package io.tierwall.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a reader gets, wherever it left off. */
final class EventLogTest {

    private final EventLog log = new EventLog("a");
    private final List<Event> read = new ArrayList<>();

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            log.append("publish", Map.of("n", i));
        }
    }

    private List<String> types() {
        return read.stream().map(Event::type).toList();
    }

    @Test
    void aNewReaderIsToldToReadEverythingAnewAndThenWhatHappens() {
        append(2);
        log.follow(Optional.empty(), read::add);
        append(1);
        assertThat(read).extracting(Event::id).containsExactly("a-2", "a-3");
        assertThat(types()).containsExactly("reset", "publish");
        assertThat(read.getLast().data()).isEqualTo("{\"n\":0}");
    }

    @Test
    void aReaderThatComesBackMissesNothingAndGetsNothingTwice() {
        append(5);
        log.follow(Optional.of("a-2"), read::add);
        append(1);
        assertThat(read).extracting(Event::id).containsExactly("a-3", "a-4", "a-5", "a-6");
    }

    @Test
    void aReaderThatIsUpToDateIsNotReset() {
        log.follow(Optional.of("a-0"), read::add);
        assertThat(read).isEmpty();
        append(EventLog.REMEMBERED + 7);
        read.clear();
        log.follow(Optional.of("a-" + (EventLog.REMEMBERED + 7)), read::add);
        assertThat(read).isEmpty();
    }

    @Test
    void whatIsNoLongerRememberedOrWasNeverSaidIsAReset() {
        append(EventLog.REMEMBERED + 1);
        log.follow(Optional.of("a-1"), read::add);
        assertThat(read).hasSize(EventLog.REMEMBERED);
        for (String id : List.of("a-0", "b-5", "a-99999", "a-", "a-x", "5", "a--1")) {
            read.clear();
            log.follow(Optional.of(id), read::add);
            assertThat(types()).as(id).containsExactly("reset");
        }
    }

    @Test
    void whoLeavesIsToldNothingMore() {
        EventStream stream = new EventStream(new HeldLine(), Clock.systemUTC());
        log.follow(Optional.empty(), stream);
        log.leave(stream);
        append(1);
        log.follow(Optional.empty(), read::add);
        assertThat(types()).containsExactly("reset");
    }

    /** A connection that breaks hangs up while it is locked, and who tells it something waits for that lock. */
    @Test
    void whoLeavesDoesNotWaitForWhoIsBeingTold() {
        CountDownLatch left = new CountDownLatch(1);
        AtomicBoolean inTime = new AtomicBoolean();
        log.follow(Optional.of("a-0"), _ -> {
            Thread.ofVirtual().start(() -> {
                log.leave(read::add);
                left.countDown();
            });
            inTime.set(awaits(left));
        });
        append(1);
        assertThat(inTime).isTrue();
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
