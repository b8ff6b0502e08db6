package io.tierwall.lab.apiserver;

import io.tierwall.lab.apiserver.Fate.Disturbance;
import io.tierwall.lab.objects.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watches that are being answered, each by a thread of its own; a bounded number. */
final class OpenWatches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWatches.class);
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final Semaphore free = new Semaphore(MOST);
    private final Map<Thread, Open> threads = new ConcurrentHashMap<>();
    private final Holds holds;
    private volatile boolean closed;

    /** @param holds where watches wait that are not to say anything more */
    OpenWatches(Holds holds) {
        this.holds = holds;
    }

    /** One that is being answered, and what becomes of it when it is interrupted: an end in order, or this. */
    private static final class Open {

        private final RequestInfo info;
        private volatile Optional<Disturbance> doom;

        Open(Answer.Stream watch) {
            this.info = watch.info();
            this.doom = watch.doom();
        }
    }

    /**
     * Takes a place, which {@link #run} gives back.
     *
     * @return why there is none; empty when it is taken
     */
    Optional<Fate.Refused> admit() {
        if (!closed && free.tryAcquire()) {
            return Optional.empty();
        }
        ApiException why = closed
                ? ApiException.unavailable("the server is shutting down")
                : ApiException.tooMany("too many watches are open (" + MOST + ")");
        return Optional.of(new Fate.Refused(why, Optional.of(COME_AGAIN)));
    }

    /** Gives back a place that {@link #run} never got to. */
    void leave() {
        free.release();
    }

    /** Answers with events until the watch or its reader ends. */
    void run(Answer.Stream watch, WatchChannel channel) {
        Open open = new Open(watch);
        threads.put(Thread.currentThread(), open);
        try {
            if (!closed) {
                channel.begin();
                if (watch.doom().isEmpty()) {
                    watch.run(channel);
                }
            }
            end(open.doom, channel);
        } catch (IOException gone) {
            LOG.debug("a reader of a watch is gone", gone);
            channel.failed(gone);
        } catch (RuntimeException unforeseen) {
            LOG.error("a watch failed", unforeseen);
            channel.failed(unforeseen);
        } finally {
            threads.remove(Thread.currentThread());
            free.release();
            // The thread belongs to the server; it is interrupted for the watch only.
            Thread.interrupted();
        }
    }

    private void end(Optional<Disturbance> doom, WatchChannel channel) throws IOException {
        Thread.interrupted(); // Has done what it was for.
        switch (doom.orElse(null)) {
            case null -> channel.ended();
            case Fate.Refused _ -> channel.ended();
            case Fate.Restored _ -> channel.cut();
            case Fate.Truncated _ -> {
                channel.sendHalf(WatchStream.error(Interference.expired()));
                channel.flush();
                channel.ended();
            }
            case Fate.Expired _ -> {
                channel.send(WatchStream.error(Interference.expired()));
                channel.flush();
                channel.ended();
            }
            case Fate.Cut _ -> channel.cut();
            case Fate.Silent(CompletableFuture<?> until, Duration longest) -> {
                channel.silence();
                holds.until(until, longest);
                channel.cut();
            }
        }
    }

    /** Ends those that are open. */
    void end() {
        threads.keySet().forEach(Thread::interrupt);
    }

    /** Does to those that are open what the filter decides. */
    void disturb(RequestFilter filter) {
        threads.forEach((thread, open) -> filter.during(open.info).ifPresent(doom -> {
            open.doom = Optional.of(doom);
            thread.interrupt();
        }));
    }

    /** Ends those that are open, those to come at once, and lets them say so before the server goes. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        end();
        try {
            if (!free.tryAcquire(MOST, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} watches did not end in time", MOST - free.availablePermits());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
