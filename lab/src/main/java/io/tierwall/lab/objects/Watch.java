package io.tierwall.lab.objects;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Events as they happen, for one reader. One that is too slow is ended and has to list again. */
public final class Watch implements AutoCloseable {

    private static final int CAPACITY = 10_000;

    private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>(CAPACITY);
    private final Predicate<WatchEvent> wanted;
    private final Consumer<Watch> onClose;
    private volatile boolean ended;

    Watch(Collection<WatchEvent> missed, Predicate<WatchEvent> wanted, Consumer<Watch> onClose) {
        this.wanted = wanted;
        this.onClose = onClose;
        missed.forEach(this::offer);
    }

    void offer(WatchEvent event) {
        if (!ended && wanted.test(event) && !events.offer(event)) {
            ended = true;
        }
    }

    /** The next event, or nothing when none comes in time. */
    public Optional<WatchEvent> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether no further event will come. */
    public boolean isEnded() {
        return ended && events.isEmpty();
    }

    @Override
    public void close() {
        ended = true;
        onClose.accept(this);
    }
}
