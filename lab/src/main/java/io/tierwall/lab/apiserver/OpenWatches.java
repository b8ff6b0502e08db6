package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.apiserver.Fate.Disturbance;
import io.tierwall.lab.objects.ApiException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watches that are being answered, each by a thread of its own; a bounded number. */
final class OpenWatches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWatches.class);
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BUFFER_BYTES = 32 * 1024;

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
     * @throws ApiException when there is none
     */
    void admit() {
        if (!free.tryAcquire()) {
            throw ApiException.tooMany("too many watches are open (" + MOST + ")");
        }
    }

    /** Answers with events until the watch or its reader ends. */
    void run(Answer.Stream watch, Request request, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Open open = new Open(watch);
        threads.put(Thread.currentThread(), open);
        try {
            HttpLines lines =
                    new HttpLines(new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES));
            if (!closed) {
                // The answer begins at once, even when there is nothing to tell yet.
                Content.Sink.write(response, false, ByteBuffer.allocate(0));
                if (watch.doom().isEmpty()) {
                    watch.events().run(lines);
                }
            }
            end(open.doom, lines, request, callback);
        } catch (IOException gone) {
            LOG.debug("a reader of a watch is gone", gone);
            callback.failed(gone);
        } catch (RuntimeException unforeseen) {
            LOG.error("a watch failed", unforeseen);
            callback.failed(unforeseen);
        } finally {
            threads.remove(Thread.currentThread());
            free.release();
            // The thread belongs to the server; it is interrupted for the watch only.
            Thread.interrupted();
        }
    }

    private void end(Optional<Disturbance> doom, HttpLines lines, Request request, Callback callback)
            throws IOException {
        Thread.interrupted(); // Has done what it was for.
        switch (doom.orElse(null)) {
            case null -> callback.succeeded();
            case Fate.Refused _ -> callback.succeeded();
            case Fate.Expired _ -> {
                lines.send(WatchStream.error(Interference.expired()));
                lines.flush();
                callback.succeeded();
            }
            case Fate.Cut _ -> HttpBridge.cut(request, callback);
            case Fate.Silent(CompletableFuture<?> until, Duration longest) -> {
                request.addIdleTimeoutListener(_ -> false);
                holds.until(until, longest);
                HttpBridge.cut(request, callback);
            }
        }
    }

    private record HttpLines(OutputStream out) implements WatchStream.Lines {

        @Override
        public void send(JsonNode line) throws IOException {
            out.write(HttpBridge.bytes(line));
            out.write('\n');
        }

        @Override
        public void flush() throws IOException {
            out.flush();
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
