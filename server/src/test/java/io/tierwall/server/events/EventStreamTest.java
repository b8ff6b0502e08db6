package io.tierwall.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Events on their way to one client, however it reads. */
final class EventStreamTest {

    private final TestClock clock = new TestClock();
    private final HeldLine line = new HeldLine();
    private final EventStream stream = new EventStream(line, clock);

    private void events(int from, int to) {
        for (int i = from; i <= to; i++) {
            stream.accept(new Event("a-" + i, "publish", "{}"));
        }
    }

    @Test
    void oneIsSentWhenTheOneBeforeHasLeft() {
        events(1, 3);
        assertThat(line.sent).containsExactly("a-1 publish");
        line.release();
        line.release();
        line.release();
        assertThat(line.sent).containsExactly("a-1 publish", "a-2 publish", "a-3 publish");
    }

    @Test
    void aClientThatDoesNotReadIsLetGoWithAReason() {
        events(1, 1 + EventStream.MOST_WAITING);
        assertThat(line.closed).isFalse();
        events(5_000, 5_009);
        line.release();
        assertThat(line.sent).containsExactly("a-1 publish", "a-5000 closed");
        line.release();
        assertThat(line.closed).isTrue();
        assertThat(stream.isEnded()).isTrue();
    }

    @Test
    void aClientThatHasGoneIsLetGo() {
        events(1, 2);
        line.fail();
        assertThat(line.closed).isTrue();
        assertThat(line.sent).containsExactly("a-1 publish");
    }

    @Test
    void aClientThatHasGoneBeforeItIsSentAnythingIsLetGo() {
        line.throwing = true;
        events(1, 1);
        assertThat(line.closed).isTrue();
        assertThat(stream.isEnded()).isTrue();
    }

    @Test
    void aClientToWhichNothingGetsThroughIsLetGo() {
        events(1, 1);
        clock.passes(EventStream.LONGEST_SEND);
        stream.beat();
        assertThat(line.closed).isFalse();
        clock.passes(Duration.ofSeconds(1));
        stream.beat();
        assertThat(line.closed).isTrue();
    }

    @Test
    void aSignOfLifeIsSentWhenNothingElseIs() {
        events(1, 1);
        stream.beat();
        line.release();
        stream.beat();
        line.release();
        events(2, 2);
        assertThat(line.sent).containsExactly("a-1 publish", "beat", "a-2 publish");
    }

    @Test
    void anEventThatComesDuringASignOfLifeIsSentAfterIt() {
        stream.beat();
        events(1, 1);
        line.release();
        assertThat(line.sent).containsExactly("beat", "a-1 publish");
    }

    @Test
    void manyThatLeaveAtOnceTakeNoStack() {
        List<String> sent = new ArrayList<>();
        EventStream quick = new EventStream(
                new EventStream.Line() {
                    @Override
                    public CompletionStage<?> send(Event event) {
                        sent.add(event.id());
                        return CompletableFuture.completedStage(null);
                    }

                    @Override
                    public CompletionStage<?> beat() {
                        return CompletableFuture.completedStage(null);
                    }

                    @Override
                    public void close() {
                        sent.add("closed");
                    }
                },
                clock);
        for (int i = 0; i < 100_000; i++) {
            quick.accept(new Event("a-" + i, "publish", "{}"));
        }
        quick.end();
        quick.end();
        assertThat(sent).hasSize(100_001).endsWith("a-99999", "closed");
    }
}
