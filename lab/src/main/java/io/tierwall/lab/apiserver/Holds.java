package io.tierwall.lab.apiserver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that are kept waiting on purpose; a bounded number, and none when the server stops. */
final class Holds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
    private static final int MOST = 2_000;

    private final Semaphore free = new Semaphore(MOST);
    private final CompletableFuture<Void> closing = new CompletableFuture<>();

    /** Waits so long. */
    void pause(Duration delay) {
        if (!delay.isZero()) {
            until(closing, delay);
        }
    }

    /** Waits until this is complete, or so long. With too many waiting, not at all. */
    void until(CompletableFuture<?> end, Duration longest) {
        if (!free.tryAcquire()) {
            LOG.warn("{} requests wait already; another one does not", MOST);
            return;
        }
        try {
            CompletableFuture.anyOf(end, closing).get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            LOG.debug("a request has waited {}", longest);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        closing.complete(null);
    }
}
