package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ApiException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
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
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

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
    void run(WatchStream events, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        threads.add(Thread.currentThread());
        try {
            if (!closed) {
                OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES);
                // The answer begins at once, even when there is nothing to tell yet.
                Content.Sink.write(response, false, ByteBuffer.allocate(0));
                events.run(new HttpLines(out));
            }
            callback.succeeded();
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
        threads.forEach(Thread::interrupt);
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
