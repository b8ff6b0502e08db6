package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who may write now. */
final class WriteSlotsTest {

    private final WriteSlots slots =
            new WriteSlots("alpha", 8, Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
    private final AtomicInteger admitted = new AtomicInteger();

    private List<WriteSlots.Slot> take(int count) throws InterruptedException {
        List<WriteSlots.Slot> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(slots.take());
        }
        return taken;
    }

    /** Wants a slot, and keeps it. */
    private Thread writer() {
        return Thread.ofVirtual().start(() -> {
            try {
                slots.take();
                admitted.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void awaitWaiting(Thread writer) {
        await("a writer that waits", () -> writer.getState() == Thread.State.WAITING);
    }

    @Test
    void whoComesTooManyWaitsForAnAnswerToAnother() throws InterruptedException {
        List<WriteSlots.Slot> taken = take(4);
        Thread fifth = writer();
        awaitWaiting(fifth);
        assertThat(admitted).hasValue(0);

        slots.answered(taken.getFirst());

        fifth.join();
        assertThat(admitted).hasValue(1);
    }

    @Test
    void aSlotThatWasNotNeededIsFreeAgain() throws InterruptedException {
        take(4);
        Thread fifth = writer();
        awaitWaiting(fifth);

        slots.unused();

        fifth.join();
        assertThat(admitted).hasValue(1);
    }

    @Test
    void answersMakeRoomForOneMoreAndAComplaintTakesHalfOfIt() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            List<WriteSlots.Slot> taken = take(4);
            taken.forEach(slots::answered);
        }
        List<WriteSlots.Slot> taken = take(5);
        taken.forEach(slots::overloaded);

        take(2);
        Thread third = writer();
        awaitWaiting(third);
        assertThat(admitted).hasValue(0);
        third.interrupt();
        third.join();
    }
}
