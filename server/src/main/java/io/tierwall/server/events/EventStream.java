package io.tierwall.server.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to one client: one is sent when the one before has left, the others wait. A client for which too
 * many wait, or to which one does not get through, is let go. Thread-safe; nothing here waits.
 */
public final class EventStream implements Consumer<Event> {

    /** So many events may wait: all that are remembered, and as many again. */
    public static final int MOST_WAITING = 2 * EventLog.REMEMBERED;

    /** How long one event may take to leave. */
    static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    private static final String CLOSED = "closed";
    private static final String TOO_SLOW =
            "{\"reason\":\"you read too slowly: more than " + MOST_WAITING + " events were waiting. Connect again.\"}";

    private final Line line;
    private final Clock clock;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean ending;
    private boolean ended;
    private Instant sendingSince;

    /** The way to the client. A boundary: behind it is a connection. */
    public interface Line {

        /** Sends an event; completes when it has left, or failed. May throw when the client has gone. */
        CompletionStage<?> send(Event event);

        /** Sends a sign of life, in the same way. */
        CompletionStage<?> beat();

        /** Hangs up. */
        void close();
    }

    public EventStream(Line line, Clock clock) {
        this.line = line;
        this.clock = clock;
        this.sendingSince = clock.instant();
    }

    @Override
    public void accept(Event event) {
        synchronized (this) {
            if (ending || ended) {
                return;
            }
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                waiting.add(new Event(event.id(), CLOSED, TOO_SLOW));
                ending = true;
            } else {
                waiting.add(event);
            }
        }
        pump();
    }

    /** Sends a sign of life if nothing else is under way, and lets go of a client to which nothing gets through. */
    public void beat() {
        boolean stalled;
        synchronized (this) {
            stalled = sending && sendingSince.plus(LONGEST_SEND).isBefore(clock.instant());
            if (!stalled && (sending || ended || !waiting.isEmpty())) {
                return;
            }
            sending = true;
            sendingSince = clock.instant();
        }
        if (stalled) {
            end();
        } else {
            await(line::beat);
        }
    }

    private void pump() {
        boolean goOn = true;
        while (goOn) {
            Event next;
            synchronized (this) {
                if (sending || ended || waiting.isEmpty()) {
                    return;
                }
                next = waiting.removeFirst();
                sending = true;
                sendingSince = clock.instant();
            }
            goOn = await(() -> line.send(next));
        }
    }

    /** Returns whether it has left already; if not, whoever sees it leave goes on. */
    private boolean await(Supplier<CompletionStage<?>> sending) {
        CompletionStage<?> sent = send(sending);
        CompletableFuture<?> future = sent.toCompletableFuture();
        if (future.isDone()) {
            left(future.isCompletedExceptionally() ? future.exceptionNow() : null);
            return true;
        }
        sent.whenComplete((_, failure) -> {
            left(failure);
            pump();
        });
        return false;
    }

    private static CompletionStage<?> send(Supplier<CompletionStage<?>> sending) {
        try {
            return sending.get();
        } catch (RuntimeException gone) {
            return CompletableFuture.failedStage(gone);
        }
    }

    private void left(@Nullable Throwable failure) {
        boolean over;
        synchronized (this) {
            sending = false;
            over = failure != null || (ending && waiting.isEmpty());
        }
        if (over) {
            end();
        }
    }

    /** Ends it; more than once does no harm. */
    public void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting.clear();
        }
        line.close();
    }

    /** Whether it is over, on whichever side. */
    public synchronized boolean isEnded() {
        return ended;
    }
}
